//! The built-in channel rules: GA4's default channel group as ordered data, ad systems before it.
//!
//! A rule is a list of alternatives, an alternative a list of tests that must all hold; the first rule that
//! holds decides. Source: support.google.com/analytics/answer/9756891 (conditions for manual traffic, read
//! 23 Nov 2026), its lists of sites shortened to those met in practice and widened by Russian ones.

use super::channel::Read;

/// One rule of the ordered list.
#[derive(Debug)]
pub struct ChannelRule {
    /// Stable: in a person's own order of the rules.
    pub id: &'static str,
    pub channel: &'static str,
    /// Goes before the words of a CRM are looked up: the ad system that reported the row, Metrica's pair of words.
    pub is_first: bool,
    /// Holds when in one of these alternatives every test holds.
    pub any: &'static [&'static [Test]],
}

#[derive(Clone, Copy, Debug)]
pub enum Test {
    Source(Is),
    Medium(Is),
    Campaign(Is),
    Platform(Is),
    Kind(Is),
}

#[derive(Clone, Copy, Debug)]
pub enum Is {
    OneOf(&'static [&'static str]),
    Contains(&'static [&'static str]),
    EndsWith(&'static str),
    /// A site of the list of this name, by its name or by its address.
    Site(&'static str),
    /// `^(.*cp.*|ppc|retargeting|paid.*)$`
    Paid,
    /// `^(.*(([^a-df-z]|^)shop|shopping).*)$`
    Shop,
}

impl ChannelRule {
    pub(super) fn holds(&self, row: &Read) -> bool {
        self.any.iter().any(|all| all.iter().all(|test| test.holds(row)))
    }
}

/// What the built-in rules can see of a campaign's name, as one number (32 bits are used): campaigns of the same
/// number go the same way, so a million rows need only one look per number.
pub(super) fn campaign_class(campaign: &str) -> u64 {
    let tests = CHANNEL_RULES.iter().flat_map(|rule| rule.any.iter().copied().flatten());
    let seen = tests.filter_map(|test| if let Test::Campaign(is) = test { Some(is.said_of(campaign)) } else { None });
    seen.enumerate().fold(0, |class, (bit, holds)| class | u64::from(holds) << bit)
}

/// What a rule of a person's own may name instead of words: our lists of sites and GA4's two patterns.
pub static LISTS: [&str; 6] = ["search", "social", "shopping", "video", "paid", "shop"];

/// The test behind a name of `LISTS`.
pub(super) fn list(id: &str) -> Option<Is> {
    match LISTS.into_iter().find(|known| *known == id)? {
        "paid" => Some(Is::Paid),
        "shop" => Some(Is::Shop),
        sites => Some(Is::Site(sites)),
    }
}

fn sites(list: &str) -> &'static [&'static str] {
    match list {
        "search" => SEARCH,
        "social" => SOCIAL,
        "shopping" => SHOPPING,
        "video" => VIDEO,
        _ => &[],
    }
}

impl Test {
    fn holds(self, row: &Read) -> bool {
        match self {
            Self::Source(is) => is.said_of(&row.source),
            Self::Medium(is) => is.said_of(&row.medium),
            Self::Campaign(is) => is.said_of(&row.campaign),
            Self::Platform(is) => is.said_of(&row.platform),
            Self::Kind(is) => is.said_of(&row.kind),
        }
    }
}

impl Is {
    pub(super) fn said_of(self, text: &str) -> bool {
        match self {
            Self::OneOf(words) => words.contains(&text),
            Self::Contains(words) => words.iter().any(|word| text.contains(word)),
            Self::EndsWith(tail) => text.ends_with(tail),
            Self::Site(list) => is_site(text, sites(list)),
            Self::Paid => text.contains("cp") || text == "ppc" || text == "retargeting" || text.starts_with("paid"),
            Self::Shop => is_shop(text),
        }
    }
}

/// `shopping` anywhere, or `shop` after nothing, a sign or an `e`: an eshop is one, a workshop is not.
fn is_shop(text: &str) -> bool {
    text.contains("shopping")
        || text.match_indices("shop").any(|(at, _)| {
            text[..at].chars().next_back().is_none_or(|before| before == 'e' || !before.is_ascii_lowercase())
        })
}

/// `facebook`, `facebook.com`, `m.facebook.com`, but not `facebook.example.com`; an entry with a dot is an address.
fn is_site(source: &str, sites: &[&str]) -> bool {
    let host = source.trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/');
    let host = PREFIXES.iter().find_map(|prefix| host.strip_prefix(prefix)).unwrap_or(host);
    if sites.contains(&host) {
        return true;
    }
    let Some((name, tail)) = host.split_once('.') else { return false };
    tail.split('.').count() <= 2 && tail.split('.').all(|part| (2..=3).contains(&part.len())) && sites.contains(&name)
}

static PREFIXES: &[&str] = &["www.", "m.", "l.", "lm.", "mobile.", "web.", "away.", "out.", "go."];

#[rustfmt::skip]
static SEARCH: &[&str] = &[
    "google", "bing", "yandex", "ya.ru", "yahoo", "search.yahoo.com", "r.search.yahoo.com", "duckduckgo", "baidu",
    "ecosia", "ecosia.org", "qwant", "startpage", "naver", "sogou", "daum", "seznam", "aol", "ask", "brave",
    "search.brave.com", "rambler", "nova.rambler.ru", "go.mail.ru", "mail.ru search", "sputnik", "microsoft", "msn",
    "cn.bing.com", "com.google.android.googlequicksearchbox",
    // how ad systems are tagged by hand
    "adwords", "google ads", "google-ads", "googleads", "gads", "yandex direct", "yandex-direct", "yandexdirect",
    "ydirect", "ya direct", "yandex.direct", "direct.yandex.ru", "яндекс", "яндекс.директ", "яндекс директ",
    "direct", "bing ads", "bingads",
];

#[rustfmt::skip]
static SOCIAL: &[&str] = &[
    "facebook", "fb", "fb.me", "instagram", "ig", "insta", "inst", "linkedin", "lnkd.in", "twitter", "t.co", "x",
    "x.com", "pinterest", "pin.it", "reddit", "tiktok", "snapchat", "threads", "threads.net", "quora", "tumblr",
    "discord", "messenger", "whatsapp", "wa.me", "telegram", "telegram.org", "tg", "t.me", "viber", "meetup",
    "weibo", "wechat", "line.me", "meta", "facebook ads", "fb ads", "instagram ads", "tiktok ads", "linkedin ads",
    "instagram stories", "ig stories", "social", "vk", "vkontakte", "вконтакте", "vk.ru", "vk ads", "vk-ads",
    "vkads", "mytarget", "my target", "target.my.com", "ok", "ok.ru", "odnoklassniki", "одноклассники",
    "my.mail.ru", "dzen", "dzen.ru", "zen.yandex.ru", "pikabu", "livejournal", "tenchat",
];

#[rustfmt::skip]
static SHOPPING: &[&str] = &[
    "amazon", "ebay", "etsy", "aliexpress", "alibaba", "walmart", "shopify", "shop.app", "temu", "mercadolibre",
    "shopzilla", "google shopping", "igshopping", "ozon", "wildberries", "wb.ru", "market.yandex.ru",
    "yandex market", "yandex.market", "megamarket", "avito",
];

#[rustfmt::skip]
static VIDEO: &[&str] = &[
    "youtube", "youtu.be", "vimeo", "twitch", "dailymotion", "rutube", "wistia", "netflix", "hulu", "disneyplus",
    "bilibili", "vkvideo", "vkvideo.ru",
];

const fn first(id: &'static str, channel: &'static str, any: &'static [&'static [Test]]) -> ChannelRule {
    ChannelRule { id, channel, is_first: true, any }
}

const fn manual(id: &'static str, channel: &'static str, any: &'static [&'static [Test]]) -> ChannelRule {
    ChannelRule { id, channel, is_first: false, any }
}

/// Ad systems by our ids and by the names people write in tables of their own, spaces for `_`.
#[rustfmt::skip]
static GOOGLE_ADS: &[&str] = &[
    "google ads", "google", "adwords", "google adwords",
];
#[rustfmt::skip]
static YANDEX_DIRECT: &[&str] = &[
    "yandex direct", "yandex", "yandex.direct", "яндекс.директ", "яндекс директ", "яндекс", "директ",
];
#[rustfmt::skip]
static MICROSOFT_ADS: &[&str] = &[
    "microsoft ads", "microsoft", "bing ads", "bing",
];
#[rustfmt::skip]
static SOCIAL_ADS: &[&str] = &[
    "meta ads", "meta", "facebook ads", "facebook", "instagram", "linkedin ads", "linkedin", "tiktok ads", "tiktok",
    "vk ads", "vk", "vk реклама", "вконтакте", "twitter", "x ads", "pinterest", "snapchat", "reddit",
    "telegram ads", "telegram", "mytarget", "одноклассники",
];

const GOOGLE: Test = Test::Platform(Is::OneOf(GOOGLE_ADS));
const DIRECT: Test = Test::Platform(Is::OneOf(YANDEX_DIRECT));
const KIND_UNSAID: Test = Test::Kind(Is::OneOf(&[""]));
const PAID: Test = Test::Medium(Is::Paid);

/// In order: the first that holds decides.
pub static CHANNEL_RULES: &[ChannelRule] = &[
    // Ad systems: what they themselves say the campaign is.
    first(
        "tool_cross_network",
        "Cross-network",
        &[
            &[
                GOOGLE,
                Test::Kind(Is::Contains(&[
                    "performance max", "demand gen", "discovery", "smart", "mixed", "cross-network", "multi channel",
                ])),
            ],
            &[GOOGLE, Test::Kind(Is::OneOf(&["app", "app campaign", "приложения"]))],
        ],
    ),
    first("tool_paid_shopping", "Paid Shopping", &[&[GOOGLE, Test::Kind(Is::Contains(&["shopping"]))]]),
    first("tool_paid_video", "Paid Video", &[&[GOOGLE, Test::Kind(Is::Contains(&["video", "youtube"]))]]),
    first(
        "tool_display",
        "Display",
        &[
            &[GOOGLE, Test::Kind(Is::Contains(&["display", "content"]))],
            &[DIRECT, Test::Kind(Is::Contains(&["рся", "сети", "сетях", "ad network", "медийн", "смарт-баннер"]))],
        ],
    ),
    // A campaign whose kind the file leaves out is told by its name, as GA4 tells the visits it brought.
    first(
        "tool_cross_network_2",
        "Cross-network",
        &[&[GOOGLE, KIND_UNSAID, Test::Campaign(Is::Contains(&["cross-network"]))]],
    ),
    first("tool_paid_shopping_2", "Paid Shopping", &[&[GOOGLE, KIND_UNSAID, Test::Campaign(Is::Shop)]]),
    first("tool_paid_search", "Paid Search", &[&[GOOGLE], &[DIRECT], &[Test::Platform(Is::OneOf(MICROSOFT_ADS))]]),
    first("tool_paid_social", "Paid Social", &[&[Test::Platform(Is::OneOf(SOCIAL_ADS))]]),
    first(
        "tool_email",
        "Email",
        &[&[Test::Platform(Is::OneOf(&["mailchimp", "esputnik", "brevo", "unisender", "sendpulse"]))]],
    ),
    first("tool_organic_search", "Organic Search", &[&[Test::Platform(Is::OneOf(&["search console"]))]]),
    // Metrica names the ad system beside its kind of traffic.
    first(
        "tool_paid_search_2",
        "Paid Search",
        &[&[
            Test::Source(Is::OneOf(&["переходы по рекламе"])),
            Test::Medium(Is::Contains(&["директ", "direct", "google", "adwords"])),
        ]],
    ),
    first(
        "tool_paid_social_2",
        "Paid Social",
        &[&[
            Test::Source(Is::OneOf(&["переходы по рекламе"])),
            Test::Medium(Is::Contains(&["vk", "вконтакте", "mytarget"])),
        ]],
    ),
    first("tool_paid_other", "Paid Other", &[&[Test::Source(Is::OneOf(&["переходы по рекламе"]))]]),
    // GA4, conditions for manual traffic.
    manual(
        "direct",
        "Direct",
        &[&[Test::Source(Is::OneOf(&["(direct)", "direct"])), Test::Medium(Is::OneOf(&["(none)", "(not set)", ""]))]],
    ),
    manual("cross_network", "Cross-network", &[&[Test::Campaign(Is::Contains(&["cross-network"]))]]),
    manual(
        "paid_shopping",
        "Paid Shopping",
        &[&[Test::Source(Is::Site("shopping")), PAID], &[Test::Campaign(Is::Shop), PAID]],
    ),
    manual("paid_search", "Paid Search", &[&[Test::Source(Is::Site("search")), PAID]]),
    manual("paid_social", "Paid Social", &[&[Test::Source(Is::Site("social")), PAID]]),
    manual("paid_video", "Paid Video", &[&[Test::Source(Is::Site("video")), PAID]]),
    manual(
        "display",
        "Display",
        &[&[Test::Medium(Is::OneOf(&["display", "banner", "expandable", "interstitial", "cpm"]))]],
    ),
    manual("paid_other", "Paid Other", &[&[PAID]]),
    manual(
        "organic_shopping",
        "Organic Shopping",
        &[&[Test::Source(Is::Site("shopping"))], &[Test::Campaign(Is::Shop)]],
    ),
    manual(
        "organic_social",
        "Organic Social",
        &[
            &[Test::Source(Is::Site("social"))],
            &[Test::Medium(Is::OneOf(&[
                "social", "social-network", "social-media", "sm", "social network", "social media",
            ]))],
        ],
    ),
    manual(
        "organic_video",
        "Organic Video",
        &[&[Test::Source(Is::Site("video"))], &[Test::Medium(Is::Contains(&["video"]))]],
    ),
    manual(
        "organic_search",
        "Organic Search",
        &[&[Test::Source(Is::Site("search"))], &[Test::Medium(Is::OneOf(&["organic"]))]],
    ),
    manual("referral", "Referral", &[&[Test::Medium(Is::OneOf(&["referral", "app", "link"]))]]),
    manual(
        "email",
        "Email",
        &[
            &[Test::Source(Is::OneOf(&["email", "e-mail", "e mail"]))],
            &[Test::Medium(Is::OneOf(&["email", "e-mail", "e mail"]))],
        ],
    ),
    manual("affiliates", "Affiliates", &[&[Test::Medium(Is::OneOf(&["affiliate", "affiliates"]))]]),
    manual("audio", "Audio", &[&[Test::Medium(Is::OneOf(&["audio"]))]]),
    manual("sms", "SMS", &[&[Test::Source(Is::OneOf(&["sms"]))], &[Test::Medium(Is::OneOf(&["sms"]))]]),
    manual(
        "mobile_push_notifications",
        "Mobile Push Notifications",
        &[
            &[Test::Medium(Is::EndsWith("push"))],
            &[Test::Medium(Is::Contains(&["mobile", "notification"]))],
            &[Test::Source(Is::OneOf(&["firebase"]))],
        ],
    ),
];
