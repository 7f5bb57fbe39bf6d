//! `Table`: the canonical tables of DESIGN §2, with their identity, their days and their measures.

use super::field::Field;
use crate::words::Said;
use serde::{Deserialize, Serialize};

/// Whether rows are things or measures of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nature {
    /// One row = one thing; the newest import of the same identity wins.
    Event { identity: Field, when: Field },
    /// One row = measures of a period and a set of dimensions; ruled by slices.
    Period,
}

macro_rules! tables {
    ($($name:ident $id:literal $en:literal $ru:literal $nature:expr;)*) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Table { $($name),* }

        impl Table {
            pub const ALL: &'static [Table] = &[$(Table::$name),*];
            pub fn id(self) -> &'static str { match self { $(Table::$name => $id),* } }
            pub fn name(self) -> Said { match self { $(Table::$name => Said::fixed($en, $ru)),* } }
            pub fn nature(self) -> Nature { match self { $(Table::$name => $nature),* } }
            pub fn from_id(id: &str) -> Option<Table> { match id { $($id => Some(Table::$name),)* _ => None } }
        }
    };
}

const fn event(identity: Field, when: Field) -> Nature {
    Nature::Event { identity, when }
}

tables! {
    Contacts "contacts" "contacts" "контакты" event(Field::ContactId, Field::Created);
    Deals "deals" "deals" "сделки" event(Field::DealId, Field::Created);
    Orders "orders" "orders" "заказы" event(Field::OrderId, Field::Date);
    Subscriptions "subscriptions" "subscriptions" "подписки" event(Field::SubscriptionId, Field::Started);
    SocialPosts "social_posts" "social posts" "публикации" event(Field::PostId, Field::Published);
    Tasks "tasks" "tasks" "задачи" event(Field::TaskId, Field::Created);
    Tickets "tickets" "tickets" "обращения" event(Field::TicketId, Field::Created);
    AdPerformance "ad_performance" "ad performance" "реклама" Nature::Period;
    WebTraffic "web_traffic" "web traffic" "трафик сайта" Nature::Period;
    SearchPerformance "search_performance" "organic search" "поиск" Nature::Period;
    WebEvents "web_events" "web events" "события на сайте" Nature::Period;
    Messages "messages" "messages" "рассылки" Nature::Period;
    SocialAccounts "social_accounts" "social accounts" "аккаунты соцсетей" Nature::Period;
    Expenses "expenses" "expenses" "расходы" Nature::Period;
    Market "market" "market" "рынок" Nature::Period;
    ExchangeRates "exchange_rates" "exchange rates" "курсы валют" Nature::Period;
    PlanValues "plan_values" "plan" "план" Nature::Period;
}

impl Table {
    /// The day column a report uses unless a metric names another.
    pub fn when(self) -> Field {
        match self.nature() {
            Nature::Event { when, .. } => when,
            Nature::Period => Field::Date,
        }
    }

    pub fn identity(self) -> Option<Field> {
        match self.nature() {
            Nature::Event { identity, .. } => Some(identity),
            Nature::Period => None,
        }
    }
}

impl Serialize for Table {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

impl<'de> Deserialize<'de> for Table {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::from_id(&text).ok_or_else(|| serde::de::Error::custom(format!("not a table: {text}")))
    }
}
