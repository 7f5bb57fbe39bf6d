//! Channels: the closed list of where people come from, and one way to tell the channel of a row.
//!
//! The rules stand in `channel_rules`; here are the names they lead to, every label other tools give to the
//! same thing, and `channel_of`. It never guesses beyond the rules: what none of them knows is `Unassigned`.

use super::channel_rules::{CHANNEL_RULES, ChannelRule};
use crate::words::Said;

/// A channel of GA4's default grouping, or one of the few a CRM needs beside them.
pub struct Channel {
    /// Stable, in snake case: in formulas and stored rules.
    pub id: &'static str,
    /// What stands in `Field::Channel`, as GA4 writes it.
    pub label: &'static str,
    pub name: Said,
    /// Which data hue of the tokens it wears: paid, organic, social, email, referral, direct or other.
    pub hue: &'static str,
    /// Whether a visit by it was bought.
    pub is_paid: bool,
    /// What GA4 in other languages, Metrica, HubSpot and CRMs call it: lower case, `ё` as `е`, spaces for `_`.
    aliases: &'static [&'static str],
}

/// What no rule knows.
pub const UNASSIGNED: &str = "Unassigned";

/// What is known of a row. An empty text is the same as none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Hints<'a> {
    pub source: &'a str,
    pub medium: &'a str,
    pub campaign: &'a str,
    /// Source id of the ad system that reported the row, as `google_ads`.
    pub platform: &'a str,
    /// The ad system's own kind of campaign: `Performance Max`, `Video`, `DISPLAY`.
    pub kind: &'a str,
}

macro_rules! channels {
    ($($id:literal $label:literal $ru:literal $hue:literal $paid:literal [$($alias:literal),* $(,)?];)*) => {
        /// Every channel, in the order a table shows them when nothing else decides.
        pub static CHANNELS: &[Channel] = &[$(Channel {
            id: $id, label: $label, name: Said::fixed($label, $ru), hue: $hue, is_paid: $paid, aliases: &[$($alias),*],
        }),*];
    };
}

// Paid Social wears the social hue, not the paid one: it stands next to Paid Search in every chart of costs.
channels! {
    "paid_search" "Paid Search" "Платный поиск" "paid" true
        ["paid search", "busqueda pagada", "búsqueda de pago", "búsqueda pagada", "платный поиск", "контекстная реклама",
         "контекст", "поисковая реклама", "google ads", "яндекс.директ", "яндекс директ", "yandex.direct"];
    "paid_social" "Paid Social" "Реклама в соцсетях" "social" true
        ["paid social", "paid social media", "redes sociales de pago", "social de pago", "платные соцсети", "платные социальные сети",
         "реклама в соцсетях", "реклама в социальных сетях", "таргетированная реклама", "таргет", "facebook ads", "vk реклама", "vk ads"];
    "paid_video" "Paid Video" "Видеореклама" "paid" true
        ["paid video", "video de pago", "vídeo de pago", "платное видео", "видеореклама"];
    "paid_shopping" "Paid Shopping" "Товарная реклама" "paid" true
        ["paid shopping", "shopping de pago", "платные покупки", "товарная реклама"];
    "display" "Display" "Медийная реклама" "paid" true
        ["display", "display ads", "медийная реклама", "медийка", "баннеры"];
    "cross_network" "Cross-network" "Кросс-сетевая реклама" "paid" true
        ["cross-network", "cross network", "varias redes", "red cruzada", "перекрестные сети", "кросс-сетевая реклама", "несколько сетей"];
    "paid_other" "Paid Other" "Другая реклама" "paid" true
        ["paid other", "other advertising", "otros de pago", "реклама", "интернет-реклама", "другая реклама", "переходы по рекламе",
         "advertising", "advertisement", "ads", "other publicities"];
    "organic_search" "Organic Search" "Органический поиск" "organic" false
        ["organic search", "organic", "seo", "búsqueda orgánica", "busqueda organica", "органический поиск", "обычный поиск", "органика",
         "бесплатный поиск", "поисковые системы", "переходы из поисковых систем", "поиск"];
    "organic_shopping" "Organic Shopping" "Товарные площадки" "organic" false
        ["organic shopping", "shopping orgánico", "маркетплейс", "маркетплейсы", "товарные площадки"];
    "organic_video" "Organic Video" "Видео" "organic" false
        ["organic video", "vídeo orgánico", "video orgánico", "обычное видео", "видео"];
    "organic_social" "Organic Social" "Соцсети" "social" false
        ["organic social", "social", "social media", "social network", "social networks", "redes sociales orgánicas", "social orgánico",
         "органические соцсети", "обычные соцсети", "соцсети", "соц. сети", "социальные сети", "переходы из социальных сетей"];
    "email" "Email" "E-mail" "email" false
        ["email", "e-mail", "email marketing", "email campaign", "newsletter", "correo electrónico", "электронная почта", "эл. почта",
         "почта", "письмо", "рассылка", "рассылки", "email-рассылка", "e-mail рассылка", "переходы с почтовых рассылок"];
    "sms" "SMS" "SMS" "email" false ["sms", "смс", "sms-рассылка", "смс-рассылка"];
    "push" "Mobile Push Notifications" "Push-уведомления" "email" false
        ["mobile push notifications", "push", "push-уведомления", "пуш", "пуши", "notificaciones push para móviles"];
    "messengers" "Messengers" "Мессенджеры" "social" false
        ["messengers", "messenger", "мессенджер", "мессенджеры", "переходы из мессенджеров", "онлайн-чат", "чат", "открытая линия", "openline"];
    "referral" "Referral" "Ссылки и рекомендации" "referral" false
        ["referral", "referrals", "referencia", "referencias", "рекомендация", "по рекомендации", "рекомендации", "рекомендация клиента",
         "реферал", "рефералы", "переходы с сайтов", "переходы по ссылкам на сайтах", "переходы из рекомендательных систем",
         "recommendation", "partner", "partners", "партнер", "партнеры", "word of mouth", "сарафанное радио", "partner referral", "employee referral", "external referral",
         "customer referral"];
    "affiliates" "Affiliates" "Партнёрские программы" "referral" false
        ["affiliates", "affiliate", "afiliados", "партнерская программа", "партнерские программы", "партнерка", "аффилиаты", "cpa-сети"];
    "audio" "Audio" "Аудио" "other" true ["audio", "аудио", "подкаст", "podcast"];
    "direct" "Direct" "Прямые заходы" "direct" false
        ["direct", "(direct)", "direct traffic", "directo", "прямой трафик", "прямые заходы", "прямой заход", "прямые переходы",
         "переходы по сохраненным страницам", "переходы с сохраненных страниц", "переходы по qr-кодам"];
    "offline" "Offline" "Офлайн" "other" false
        ["offline", "offline sources", "офлайн", "оффлайн", "офлайн-источники", "звонок", "входящий звонок", "холодный звонок", "call",
         "phone", "phone inquiry", "cold call", "телефон", "выставка", "выставки", "конференция", "мероприятие", "trade show",
         "tradeshow", "event", "conference", "seminar", "визит в офис"];
    "internal" "Internal" "Внутренние переходы" "other" false ["internal", "внутренние переходы"];
    // A form or a shop of one's own says where a person wrote, not how they came.
    "unassigned" "Unassigned" "Не определено" "other" false
        ["unassigned", "sin asignar", "не задано", "не назначено", "(not set)", "(other)", "other", "other campaigns", "не определено",
         "неизвестно", "не указан", "не указано", "другое", "другой", "иное", "unknown", "веб-сайт", "сайт", "web", "website", "web site",
         "web form", "webform", "crm-форма", "crm форма", "форма на сайте", "интернет-магазин", "store", "обратный звонок", "callback",
         "генератор продаж", "rc generator", "повторная продажа", "repeat sale", "существующий клиент",          "свой контакт", "self"];
}

/// Lower case, `ё` as `е`, one space for any run of spaces, `_` and no-break spaces.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.trim().chars() {
        let letter = if letter == '_' || letter.is_whitespace() { ' ' } else { letter };
        if letter == ' ' && out.ends_with(' ') {
            continue;
        }
        for lower in letter.to_lowercase() {
            out.push(if lower == 'ё' { 'е' } else { lower });
        }
    }
    out
}

/// The channel a label stands for, whatever tool or language wrote it; `None` for a name of the user's own.
pub fn known(label: &str) -> Option<&'static Channel> {
    let word = plain(label);
    CHANNELS.iter().find(|channel| channel.aliases.contains(&word.as_str()))
}

/// What a tool's own channel column says, brought to our names. A user's own channel stays as it is, and so does a
/// word that only tells where a person wrote.
pub fn named(label: &str) -> Option<&'static Channel> {
    let is_ungrouped = || UNGROUPED.contains(&plain(label).as_str());
    known(label).filter(|channel| channel.label != UNASSIGNED || is_ungrouped())
}

/// What GA4 writes, in its languages, where no rule of its own held.
static UNGROUPED: &[&str] = &["unassigned", "sin asignar", "не задано", "не назначено", "не определено", "(not set)"];

/// A channel by its id or its exact label.
pub fn find(id_or_label: &str) -> Option<&'static Channel> {
    CHANNELS.iter().find(|channel| channel.id == id_or_label || channel.label == id_or_label)
}

/// The label of the channel a row came by.
///
/// Empty: nothing known gives `Unassigned`, so that a breakdown by channel holds every row.
/// Source: GA4 help, "Default channel group", support.google.com/analytics/answer/9756891, read 23 Nov 2026.
pub fn channel_of(hints: &Hints) -> &'static str {
    let read = Read::of(hints);
    read.by_rules(|rule| rule.is_first)
        .or_else(|| read.by_word())
        .or_else(|| read.by_rules(|rule| !rule.is_first))
        .unwrap_or(UNASSIGNED)
}

/// Hints made comparable.
pub(super) struct Read {
    pub source: String,
    pub medium: String,
    pub campaign: String,
    pub platform: String,
    pub kind: String,
}

impl Read {
    pub fn of(hints: &Hints) -> Self {
        Self {
            source: plain(hints.source),
            medium: plain(hints.medium),
            campaign: plain(hints.campaign),
            platform: plain(hints.platform),
            kind: plain(hints.kind),
        }
    }

    fn by_rules(&self, wanted: fn(&ChannelRule) -> bool) -> Option<&'static str> {
        CHANNEL_RULES.iter().find(|rule| wanted(rule) && rule.holds(self)).map(|rule| rule.channel)
    }

    /// A CRM, HubSpot or Metrica writes the channel itself where GA4 has a source; several words are never a
    /// site's name, one word is only believed when no medium stands beside it (`direct / cpc` is an ad).
    pub fn by_word(&self) -> Option<&'static str> {
        let has_medium = !matches!(self.medium.as_str(), "" | "(none)" | "(not set)");
        if self.source.is_empty() || (has_medium && !self.source.contains(' ')) {
            return None;
        }
        known(&self.source).filter(|channel| channel.label != UNASSIGNED || !has_medium).map(|channel| channel.label)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::channel_rules::Test;

    #[track_caller]
    fn check(source: &str, medium: &str, campaign: &str, expect: &str) {
        let hints = Hints { source, medium, campaign, ..Hints::default() };
        assert_eq!(channel_of(&hints), expect, "{source} / {medium} / {campaign}");
        assert!(find(expect).is_some());
    }

    #[track_caller]
    fn check_ad(platform: &str, kind: &str, expect: &str) {
        assert_eq!(channel_of(&Hints { platform, kind, ..Hints::default() }), expect, "{platform} {kind}");
    }

    /// Rows worked out by hand from the table of conditions in GA4's help.
    #[test]
    fn ga4_default_grouping() {
        check("(direct)", "(none)", "(not set)", "Direct");
        check("(direct)", "(not set)", "", "Direct");
        check("google", "organic", "(organic)", "Organic Search");
        check("google", "cpc", "Brand | Search", "Paid Search");
        check("bing", "ppc", "", "Paid Search");
        check("google", "cpc", "PMax cross-network all", "Cross-network");
        check("google", "cpc", "Summer shopping", "Paid Shopping");
        check("google", "cpc", "eshop brand", "Paid Shopping");
        check("google", "cpc", "workshop leads", "Paid Search");
        check("amazon", "cpc", "", "Paid Shopping");
        check("facebook", "paid_social", "", "Paid Social");
        check("facebook", "cpm", "", "Paid Social");
        check("m.facebook.com", "referral", "", "Organic Social");
        check("l.instagram.com", "referral", "", "Organic Social");
        check("t.co", "referral", "", "Organic Social");
        check("someblog.com", "social-media", "", "Organic Social");
        check("youtube.com", "referral", "", "Organic Video");
        check("youtube", "cpv", "", "Paid Video");
        check("youtube", "cpc", "", "Paid Video");
        check("gdn", "display", "", "Display");
        check("somewhere", "cpm", "", "Display");
        check("somewhere", "cpa", "", "Paid Other");
        check("somewhere", "banner", "", "Display");
        check("partner.example", "referral", "", "Referral");
        check("mail.google.com", "referral", "", "Referral");
        check("mailchimp", "email", "Autumn", "Email");
        check("e-mail", "", "", "Email");
        check("awin", "affiliate", "", "Affiliates");
        check("spotify", "audio", "", "Audio");
        check("twilio", "sms", "", "SMS");
        check("firebase", "(not set)", "", "Mobile Push Notifications");
        check("app", "web_push", "", "Mobile Push Notifications");
        check("catalogue", "qr", "", "Unassigned");
        check("", "", "", "Unassigned");
    }

    #[test]
    fn russian_tags() {
        check("yandex", "cpc", "brand_msk", "Paid Search");
        check("direct", "cpc", "", "Paid Search");
        check("yandex_direct", "cpc", "", "Paid Search");
        check("yandex.ru", "referral", "", "Organic Search");
        check("yandex", "organic", "", "Organic Search");
        check("vk", "cpc", "", "Paid Social");
        check("vk.com", "referral", "", "Organic Social");
        check("unisender", "email", "", "Email");
        check("dzen.ru", "referral", "", "Organic Social");
    }

    #[test]
    fn words_of_a_crm_and_of_metrica() {
        check("Реклама", "", "", "Paid Other");
        check("Рекомендация", "", "", "Referral");
        check("Звонок", "", "", "Offline");
        check("Веб-сайт", "", "", "Unassigned");
        check("CRM-форма", "", "", "Unassigned");
        check("Веб-сайт", "cpc", "", "Paid Other");
        check("Электронная почта", "", "", "Email");
        check("Соцсети", "", "", "Organic Social");
        check("Переходы из поисковых систем", "Яндекс", "", "Organic Search");
        check("Прямые заходы", "Не определено", "", "Direct");
        check("Переходы по рекламе", "Яндекс.Директ", "", "Paid Search");
        check("Переходы по рекламе", "", "", "Paid Other");
        check("Переходы с сохранённых страниц", "", "", "Direct");
        check("WEBFORM", "", "", "Unassigned");
        check("RECOMMENDATION", "", "", "Referral");
    }

    #[test]
    fn hubspot_original_traffic_source() {
        let rows = [
            ("Organic Search", "Organic Search"),
            ("PAID_SEARCH", "Paid Search"),
            ("Email Marketing", "Email"),
            ("SOCIAL_MEDIA", "Organic Social"),
            ("Paid Social", "Paid Social"),
            ("Referrals", "Referral"),
            ("DIRECT_TRAFFIC", "Direct"),
            ("Offline Sources", "Offline"),
            ("OTHER_CAMPAIGNS", "Unassigned"),
        ];
        for (given, expect) in rows {
            check(given, "", "", expect);
        }
    }

    #[test]
    fn ad_platforms() {
        check_ad("google_ads", "", "Paid Search");
        check_ad("google_ads", "Search", "Paid Search");
        let shop = Hints { platform: "google_ads", campaign: "Boxes-Shopping-UK", ..Hints::default() };
        assert_eq!(channel_of(&shop), "Paid Shopping");
        assert_eq!(channel_of(&Hints { kind: "Search", ..shop }), "Paid Search");
        check_ad("Facebook", "", "Paid Social");
        check_ad("Яндекс Директ", "", "Paid Search");
        check_ad("google_ads", "Performance Max", "Cross-network");
        check_ad("google_ads", "Demand Gen", "Cross-network");
        check_ad("google_ads", "Video", "Paid Video");
        check_ad("google_ads", "DISPLAY", "Display");
        check_ad("google_ads", "Shopping", "Paid Shopping");
        check_ad("meta_ads", "", "Paid Social");
        check_ad("yandex_direct", "", "Paid Search");
        check_ad("yandex_direct", "РСЯ", "Display");
        check_ad("linkedin_ads", "", "Paid Social");
        check_ad("microsoft_ads", "", "Paid Search");
        check_ad("mailchimp", "", "Email");
        check_ad("search_console", "", "Organic Search");
    }

    #[test]
    fn labels_of_other_languages_come_to_the_same_names() {
        let rows = [
            ("Búsqueda orgánica", Some("Organic Search")),
            ("Прямой трафик", Some("Direct")),
            ("organic_search", Some("Organic Search")),
            ("Cross-network", Some("Cross-network")),
            ("Influencers", None),
        ];
        for (given, expect) in rows {
            assert_eq!(known(given).map(|channel| channel.label), expect, "{given}");
        }
    }

    #[test]
    fn the_list_is_sound() {
        let mut seen = std::collections::BTreeSet::new();
        for channel in CHANNELS {
            assert!(["paid", "organic", "social", "email", "referral", "direct", "other"].contains(&channel.hue));
            assert_eq!(known(channel.label).map(|c| c.id), Some(channel.id));
            assert_eq!(known(channel.id).map(|c| c.label), Some(channel.label));
            for alias in channel.aliases {
                assert_eq!(plain(alias), *alias, "aliases are written plain");
                assert!(seen.insert(*alias), "{alias} stands for two channels");
            }
        }
        let campaign_tests = |rule: &ChannelRule| {
            rule.any.iter().flat_map(|all| all.iter()).filter(|test| matches!(test, Test::Campaign(_))).count()
        };
        assert!(CHANNEL_RULES.iter().map(campaign_tests).sum::<usize>() <= 32, "campaign_class has 32 bits");
        for rule in CHANNEL_RULES {
            assert!(find(rule.channel).is_some(), "{}", rule.channel);
        }
    }
}
