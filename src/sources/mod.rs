//! Which system wrote a file, and what its columns are to us: one file per system, listed here.
pub mod ad_tables;
pub mod ad_words;
pub mod amocrm;
pub mod asana;
pub mod bank_of_russia;
pub mod bi;
pub mod bitrix24;
pub mod brevo;
pub mod buffer;
pub mod by_hand;
pub mod channels;
pub mod chosen;
pub mod claim;
pub mod combos;
pub mod comindware;
pub mod detect;
pub mod ecb;
pub mod esputnik;
pub mod ga4;
pub mod ga4_words;
pub mod generic_crm;
pub mod google_ads;
pub mod google_business_profile;
pub mod google_sheets;
pub mod hootsuite;
pub mod hubspot;
pub mod jira;
pub mod linkedin_ads;
pub mod linkedin_pages;
#[cfg(test)]
pub mod made;
pub mod mail_words;
pub mod mailchimp;
pub mod matomo;
pub mod meta_ads;
pub mod meta_business_suite;
pub mod microsoft_ads;
pub mod olist_marketing_funnel;
pub mod paddle;
pub mod pipedrive;
pub mod plain_marketing;
pub mod plain_sales;
pub mod plain_table;
pub mod plain_words;
pub mod plausible;
pub mod preamble;
pub mod refine;
pub mod retell;
pub mod salesforce;
pub mod search_console;
pub mod sections;
pub mod seen;
pub mod sendpulse;
pub mod shape;
pub mod shopify;
pub mod social_words;
pub mod source;
pub mod spread;
pub mod sprout_social;
pub mod stages;
pub mod stripe;
pub mod tasks;
pub mod tiktok;
pub mod tiktok_ads;
pub mod trello;
pub mod unisender;
pub mod universal_analytics;
pub mod vk;
pub mod vk_ads;
pub mod woocommerce;
pub mod x_analytics;
pub mod yandex_direct;
pub mod yandex_metrika;
pub mod yookassa;
pub mod youtube;
pub mod zendesk;
pub mod zoho;

use source::Source;

/// Every system whose own exports are known by their headers.
pub static ALL: &[&Source] = &[
    &amocrm::SOURCE,
    &asana::SOURCE,
    &bank_of_russia::SOURCE,
    &bitrix24::SOURCE,
    &brevo::SOURCE,
    &buffer::SOURCE,
    &esputnik::SOURCE,
    &comindware::SOURCE,
    &ecb::SOURCE,
    &by_hand::SOURCE,
    &ga4::SOURCE,
    &generic_crm::SOURCE,
    &google_ads::SOURCE,
    &google_business_profile::SOURCE,
    &google_sheets::SOURCE,
    &hootsuite::SOURCE,
    &hubspot::SOURCE,
    &jira::SOURCE,
    &linkedin_ads::SOURCE,
    &linkedin_pages::SOURCE,
    &mailchimp::SOURCE,
    &matomo::SOURCE,
    &meta_ads::SOURCE,
    &meta_business_suite::SOURCE,
    &microsoft_ads::SOURCE,
    &olist_marketing_funnel::SOURCE,
    &plausible::SOURCE,
    &pipedrive::SOURCE,
    &salesforce::SOURCE,
    &search_console::SOURCE,
    &sendpulse::SOURCE,
    &shopify::SOURCE,
    &sprout_social::SOURCE,
    &paddle::SOURCE,
    &stripe::SOURCE,
    &woocommerce::SOURCE,
    &tiktok::SOURCE,
    &tiktok_ads::SOURCE,
    &unisender::SOURCE,
    &universal_analytics::SOURCE,
    &vk::SOURCE,
    &vk_ads::SOURCE,
    &x_analytics::SOURCE,
    &trello::SOURCE,
    &yandex_direct::SOURCE,
    &yandex_metrika::SOURCE,
    &yookassa::SOURCE,
    &youtube::SOURCE,
    &zendesk::SOURCE,
    &zoho::SOURCE,
];

/// Asked only when none of `ALL` claims a file: tables with everyday headers, made by hand or by a small tool.
pub static FALLBACK: &[&Source] = &[&plain_table::SOURCE];

/// Asked when a table bears the marks of one of them; their tables are of anything.
pub static BI: &[&Source] = &[&bi::POWER_BI, &bi::TABLEAU];

/// A source of any list by its id.
pub fn find(id: &str) -> Option<&'static Source> {
    ALL.iter().chain(FALLBACK).chain(BI).copied().find(|source| source.id == id)
}
