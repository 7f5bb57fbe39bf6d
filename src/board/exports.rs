//! Which exports would supply a table, in words a marketer knows. Names of reports, never of our fields.

use crate::model::table::Table;
use crate::words::Said;

/// "HubSpot contacts, Salesforce leads …". The systems whose exports are read, then the plain table that always works.
pub fn exports(table: Table) -> Said {
    match table {
        Table::Contacts => Said::fixed(
            "HubSpot contacts, Salesforce or Bitrix24 leads, or a table with one contact a row",
            "контакты HubSpot, лиды Salesforce или Битрикс24 либо таблица, где строка – контакт",
        ),
        Table::Deals => Said::fixed(
            "HubSpot or Bitrix24 deals, Salesforce opportunities, or a table with one deal a row",
            "сделки HubSpot или Битрикс24, возможности Salesforce либо таблица, где строка – сделка",
        ),
        Table::Orders => Said::fixed(
            "Shopify orders, Stripe payments, or a table with one order a row",
            "заказы Shopify, платежи Stripe либо таблица, где строка – заказ",
        ),
        Table::Subscriptions => Said::fixed(
            "Stripe subscriptions, or a table with the start and the end of each subscription",
            "подписки Stripe либо таблица с началом и концом каждой подписки",
        ),
        Table::SocialPosts => Said::fixed(
            "Meta Business Suite content, or a table with one post a row",
            "публикации из Meta Business Suite либо таблица, где строка – публикация",
        ),
        Table::SocialAccounts => Said::fixed(
            "a table with the followers of each account by date",
            "таблица с числом подписчиков каждого аккаунта по датам",
        ),
        Table::Tasks => {
            Said::fixed("Asana tasks, or a table with one task a row", "задачи Asana либо таблица, где строка – задача")
        }
        Table::Tickets => Said::fixed(
            "Zendesk tickets, or a table with one request a row",
            "обращения Zendesk либо таблица, где строка – обращение",
        ),
        Table::AdPerformance => Said::fixed(
            "a campaign report of Google Ads, Yandex Direct, Meta, LinkedIn, Microsoft or TikTok Ads",
            "отчёт по кампаниям Google Ads, Яндекс Директа, Meta, LinkedIn, Microsoft или TikTok Ads",
        ),
        Table::WebTraffic => Said::fixed(
            "GA4 traffic acquisition, or a table of sessions by day",
            "источники трафика GA4 либо таблица сеансов по дням",
        ),
        Table::SearchPerformance => Said::fixed("Search Console performance", "эффективность из Google Search Console"),
        Table::WebEvents => Said::fixed("GA4 events", "события GA4"),
        Table::Messages => Said::fixed(
            "Mailchimp or HubSpot e-mail campaigns, or a table of mailings",
            "рассылки Mailchimp или HubSpot либо таблица рассылок",
        ),
        Table::Expenses => {
            Said::fixed("a table of expenses with a date and an amount", "таблица расходов с датой и суммой")
        }
        Table::Market => {
            Said::fixed("a table with the size of the market by period", "таблица с объёмом рынка по периодам")
        }
        Table::ExchangeRates => Said::fixed(
            "a table of rates: date, from, to, rate",
            "таблица курсов: дата, из какой валюты, в какую, курс",
        ),
        Table::PlanValues => Said::fixed("a table of planned amounts by period", "таблица плановых сумм по периодам"),
    }
}
