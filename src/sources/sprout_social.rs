//! Sprout Social: the post performance and the profile performance report, and rows as its API names them. The columns
//! are known from parsers of real exports and from the vendor's API; no file is seen. It writes the month first.

use super::social_words::{DATE, accounts, networks, posts};
use super::source::{Report, Rule, Source};
use crate::model::field::Field;
use crate::model::table::Table;
use crate::words::Said;

pub static SOURCE: Source = Source {
    id: "sprout_social",
    name: Said::fixed("Sprout Social", "Sprout Social"),
    help: "https://support.sproutsocial.com/hc/en-us/articles/360009054532",
    reports: &[
        posts(&[
            &["network", "network type", "соцсеть"],
            &["profile", "profile name", "профиль"],
            &["post", "post id", "link", "perma link", "permalink", "публикация", "id публикации", "ссылка"],
            OWN,
        ])
        .month_first(),
        accounts(&[
            DATE,
            &["network", "network type", "соцсеть"],
            &["profile", "profile name", "профиль"],
            &[
                "аудитория", "прирост аудитории", "audience", "net audience growth", "audience gained",
                "net follower growth", "followers count", "published posts", "published posts (total)",
                "posts sent count",
            ],
        ])
        .month_first(),
        API,
    ],
};

const OWN: &[&str] = &[
    "engagement rate (per impression)", "engagement rate (per reach)", "post link clicks", "sent by",
    "other post clicks", "organic impressions", "вовлеченность (на показ)", "вовлеченность (на охват)",
    "клики по ссылке публикации", "кто отправил", "органические показы",
];

const API: Report = Report::new(
    "api",
    Said::fixed("posts of the API", "публикации из API"),
    Some(Table::SocialPosts),
    &[&["perma_link", "guid"], &["created_time"], &["lifetime.impressions", "metrics.lifetime.impressions"]],
    &[
        Rule::of(Field::PostId, &["guid", "perma_link"]),
        Rule::of(Field::Published, &["created_time"]),
        Rule::of(Field::Network, &["network"]),
        Rule::of(Field::Account, &["customer_profile_id", "profile_guid"]),
        Rule::of(Field::Format, &["post_type"]),
        Rule::of(Field::FreeText, &["text"]),
        Rule::of(Field::Impressions, &["lifetime.impressions", "metrics.lifetime.impressions"]),
        Rule::of(Field::Reach, &["lifetime.impressions_unique", "metrics.lifetime.impressions_unique"]),
        Rule::of(Field::Likes, &["lifetime.reactions", "metrics.lifetime.reactions"]),
        Rule::of(Field::Likes, &["lifetime.likes", "metrics.lifetime.likes"]),
        Rule::of(Field::Comments, &["lifetime.comments_count", "metrics.lifetime.comments_count"]),
        Rule::of(Field::Shares, &["lifetime.shares_count", "metrics.lifetime.shares_count"]),
        Rule::of(Field::Saves, &["lifetime.saves", "metrics.lifetime.saves"]),
        Rule::of(Field::Clicks, &["lifetime.post_link_clicks", "metrics.lifetime.post_link_clicks"]),
        Rule::of(Field::VideoViews, &["lifetime.video_views", "metrics.lifetime.video_views"]),
    ],
)
.refine(networks);
