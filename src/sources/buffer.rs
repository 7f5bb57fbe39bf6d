//! Buffer: posts and accounts by day. Its columns are not published and no file is seen: the words are those of its
//! help pages, and a file is Buffer's by words that only Buffer pairs, or by its name.

use super::social_words::{DATE, FOLLOWERS, IMPRESSIONS, REACH, accounts, posts};
use super::source::Source;
use crate::words::Said;

pub static SOURCE: Source = Source {
    id: "buffer",
    name: Said::fixed("Buffer", "Buffer"),
    help: "https://support.buffer.com/article/606-exporting-data-from-analyze",
    reports: &[
        posts(&[
            &["post text", "text", "update text", "текст публикации"],
            &["sent at", "date sent", "due at", "отправлено"],
            &["service", "channel", "profile", "соцсеть", "канал"],
            &["likes", "reactions", "impressions", "reach", "clicks", "лайки", "реакции", "показы", "охват"],
        ]),
        posts(&[
            &["text", "post text", "post", "message", "текст"],
            &["date", "sent at", "published at", "created at", "дата", "отправлено"],
        ])
        .files(NAMES),
        accounts(&[DATE, &["new fans", "total fans", "total followers"], &["post impressions", "post reach"]]),
        accounts(&[DATE, FOLLOWERS]).files(NAMES),
        accounts(&[DATE, IMPRESSIONS]).files(NAMES).not(&["text", "post text", "post", "message"]),
        accounts(&[DATE, REACH]).files(NAMES).not(&["text", "post text", "post", "message"]),
    ],
};

const NAMES: &[&str] = &["buffer"];
