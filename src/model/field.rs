//! `Field`: every column of the canonical tables, with what it holds and what may be done with it.

use serde::{Deserialize, Serialize};

/// What a column holds, and so how it is parsed, stored and added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Kind {
    /// Civil days (`Day`).
    Day,
    /// Words, stored as codes of a dictionary.
    Text,
    /// Money in micros of the slice's currency, or of the row's `Field::Currency`.
    Money,
    /// Counts and other plain numbers; conversions may be fractional.
    Number,
    /// Yes or no: 1 or 0.
    Flag,
}

/// What a column is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Part of what tells one thing from another (deal id).
    Identity,
    /// A day something happened.
    When,
    /// What a report can be broken down by and filtered on.
    Dimension,
    /// A flow: may be added over rows, days and slices.
    Measure,
    /// Distinct people, stocks, ranks: never added over days or slices (DESIGN §2).
    NonAdditive,
    /// Names, addresses, free text: kept only when the user keeps it, never shared.
    Personal,
    /// Where a row came from.
    Lineage,
}

macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident $id:literal $kind:ident $role:ident $en:literal $ru:literal;)*) => {
        /// One column of a canonical table. The same word means the same thing in every table.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum Field { $($(#[$doc])* $name),* }

        impl Field {
            pub const ALL: &'static [Field] = &[$(Field::$name),*];

            /// The id in snake case: in JSON, in formulas, in stored blobs.
            pub fn id(self) -> &'static str { match self { $(Field::$name => $id),* } }
            pub fn kind(self) -> Kind { match self { $(Field::$name => Kind::$kind),* } }
            pub fn role(self) -> Role { match self { $(Field::$name => Role::$role),* } }
            /// What a person calls it.
            pub fn name(self) -> crate::words::Said { match self { $(Field::$name => crate::words::Said::fixed($en, $ru)),* } }
            pub fn from_id(id: &str) -> Option<Field> { match id { $($id => Some(Field::$name),)* _ => None } }
        }
    };
}

fields! {
    // Days
    Date "date" Day When "date" "дата";
    Created "created" Day When "created" "создано";
    Closed "closed" Day When "closed" "закрыто";
    LeadDate "lead_date" Day When "became a lead" "стал лидом";
    MqlDate "mql_date" Day When "became an MQL" "стал MQL";
    SqlDate "sql_date" Day When "became an SQL" "стал SQL";
    CustomerDate "customer_date" Day When "became a customer" "стал клиентом";
    Started "started" Day When "started" "начало";
    Ended "ended" Day When "ended" "окончание";
    TrialEnd "trial_end" Day When "trial ends" "конец пробного периода";
    Published "published" Day When "published" "опубликовано";
    Due "due" Day When "due" "срок";
    Completed "completed" Day When "completed" "выполнено";
    FirstReply "first_reply" Day When "first reply" "первый ответ";
    Solved "solved" Day When "solved" "решено";
    // Identities
    ContactId "contact_id" Text Identity "contact id" "ID контакта";
    DealId "deal_id" Text Identity "deal id" "ID сделки";
    OrderId "order_id" Text Identity "order id" "ID заказа";
    SubscriptionId "subscription_id" Text Identity "subscription id" "ID подписки";
    PostId "post_id" Text Identity "post id" "ID публикации";
    TaskId "task_id" Text Identity "task id" "ID задачи";
    TicketId "ticket_id" Text Identity "ticket id" "ID обращения";
    // Dimensions
    Platform "platform" Text Dimension "platform" "площадка";
    Account "account" Text Dimension "account" "аккаунт";
    Campaign "campaign" Text Dimension "campaign" "кампания";
    CampaignType "campaign_type" Text Dimension "campaign type" "тип кампании";
    AdGroup "ad_group" Text Dimension "ad group" "группа объявлений";
    Ad "ad" Text Dimension "ad" "объявление";
    Keyword "keyword" Text Dimension "keyword" "ключевая фраза";
    Placement "placement" Text Dimension "placement" "место показа";
    Device "device" Text Dimension "device" "устройство";
    Country "country" Text Dimension "country" "страна";
    City "city" Text Dimension "city" "город";
    Age "age" Text Dimension "age" "возраст";
    Gender "gender" Text Dimension "gender" "пол";
    Interest "interest" Text Dimension "interest" "интерес";
    Source "source" Text Dimension "source" "источник";
    Medium "medium" Text Dimension "medium" "канал трафика";
    Channel "channel" Text Dimension "channel" "канал";
    LandingPage "landing_page" Text Dimension "landing page" "посадочная страница";
    Page "page" Text Dimension "page" "страница";
    Query "query" Text Dimension "query" "запрос";
    EventName "event_name" Text Dimension "event" "событие";
    Hour "hour" Text Dimension "hour" "час";
    Pipeline "pipeline" Text Dimension "pipeline" "воронка";
    Stage "stage" Text Dimension "stage" "стадия";
    LifecycleStage "lifecycle_stage" Text Dimension "lifecycle stage" "этап жизненного цикла";
    Owner "owner" Text Dimension "owner" "ответственный";
    Customer "customer" Text Dimension "customer" "клиент";
    Company "company" Text Dimension "company" "компания";
    Status "status" Text Dimension "status" "статус";
    Product "product" Text Dimension "product" "товар";
    Category "category" Text Dimension "category" "категория";
    Plan "plan" Text Dimension "plan" "тариф";
    List "list" Text Dimension "list" "список";
    Network "network" Text Dimension "network" "соцсеть";
    Format "format" Text Dimension "format" "формат";
    Project "project" Text Dimension "project" "проект";
    Assignee "assignee" Text Dimension "assignee" "исполнитель";
    Region "region" Text Dimension "region" "регион";
    Segment "segment" Text Dimension "segment" "сегмент";
    MetricName "metric_name" Text Dimension "metric" "показатель";
    FromCurrency "from_currency" Text Dimension "from currency" "из валюты";
    ToCurrency "to_currency" Text Dimension "to currency" "в валюту";
    Currency "currency" Text Dimension "currency" "валюта";
    CostBasis "cost_basis" Text Dimension "cost basis" "состав затрат";
    // Flags
    IsWon "is_won" Flag Dimension "won" "выиграна";
    IsClosed "is_closed" Flag Dimension "closed" "закрыта";
    IsTrial "is_trial" Flag Dimension "trial" "пробная";
    /// Deleted in its own system, or a test: `sources::refine` leaves such rows out, so it is never stored.
    IsDeleted "is_deleted" Flag Lineage "deleted or test" "удалена или тестовая";
    // Money
    Cost "cost" Money Measure "cost" "затраты";
    ConversionValue "conversion_value" Money Measure "conversion value" "ценность конверсий";
    Amount "amount" Money Measure "amount" "сумма";
    Refund "refund" Money Measure "refund" "возврат";
    CostOfGoods "cost_of_goods" Money Measure "cost of goods" "себестоимость";
    MonthlyAmount "monthly_amount" Money NonAdditive "monthly amount" "сумма в месяц";
    Revenue "revenue" Money Measure "revenue" "выручка";
    PlannedCost "planned_cost" Money Measure "planned cost" "плановые затраты";
    ActualCost "actual_cost" Money Measure "actual cost" "фактические затраты";
    MarketSize "market_size" Money Measure "market size" "объём рынка";
    PlanAmount "plan_amount" Money Measure "planned amount" "плановая сумма";
    // Numbers
    Impressions "impressions" Number Measure "impressions" "показы";
    Clicks "clicks" Number Measure "clicks" "клики";
    Conversions "conversions" Number Measure "conversions" "конверсии";
    Reach "reach" Number NonAdditive "reach" "охват";
    VideoViews "video_views" Number Measure "video views" "просмотры видео";
    Sessions "sessions" Number Measure "sessions" "сеансы";
    Users "users" Number NonAdditive "users" "пользователи";
    NewUsers "new_users" Number Measure "new users" "новые пользователи";
    EngagedSessions "engaged_sessions" Number Measure "engaged sessions" "сеансы с взаимодействием";
    Bounces "bounced_sessions" Number Measure "bounces" "отказы";
    PageViews "page_views" Number Measure "page views" "просмотры страниц";
    EngagementSecs "engagement_secs" Number Measure "engagement time, seconds" "время взаимодействия, секунды";
    SessionSecs "session_secs" Number Measure "time on site, seconds" "время на сайте, секунды";
    EventCount "event_count" Number Measure "event count" "число событий";
    Position "position" Number NonAdditive "position" "позиция";
    Sent "sent" Number Measure "sent" "отправлено";
    Delivered "delivered" Number Measure "delivered" "доставлено";
    Opens "opens" Number Measure "opens" "открытия";
    UniqueOpens "unique_opens" Number NonAdditive "unique opens" "уникальные открытия";
    UniqueClicks "unique_clicks" Number NonAdditive "unique clicks" "уникальные клики";
    Unsubscribes "unsubscribes" Number Measure "unsubscribes" "отписки";
    EmailBounces "bounces" Number Measure "e-mail bounces" "недоставленные письма";
    Complaints "complaints" Number Measure "complaints" "жалобы";
    Likes "likes" Number Measure "likes" "лайки";
    Comments "comments" Number Measure "comments" "комментарии";
    Shares "shares" Number Measure "shares" "репосты";
    Saves "saves" Number Measure "saves" "сохранения";
    Followers "followers" Number NonAdditive "followers" "подписчики";
    ProfileViews "profile_views" Number Measure "profile views" "просмотры профиля";
    /// As the network counts them: who came, or who came less who left.
    NewFollowers "new_followers" Number Measure "new followers" "новые подписчики";
    MarketUnits "market_units" Number Measure "market size, units" "объём рынка, шт.";
    CompetitorSales "competitor_sales" Money Measure "competitor sales" "продажи конкурентов";
    Quantity "quantity" Number Measure "quantity" "количество";
    Rate "rate" Number NonAdditive "rate" "курс";
    Rating "rating" Number NonAdditive "rating" "оценка";
    Estimate "estimate" Number Measure "estimate" "оценка трудозатрат";
    // Personal
    PersonName "person_name" Text Personal "name" "имя";
    Email "email" Text Personal "e-mail" "электронная почта";
    Phone "phone" Text Personal "phone" "телефон";
    Address "address" Text Personal "address" "адрес";
    Title "title" Text Personal "title" "название";
    FreeText "free_text" Text Personal "text" "текст";
    // Lineage
    /// What a person wrote beside a number typed by hand.
    Note "note" Text Lineage "note" "примечание";
    Line "line" Number Lineage "line" "строка";
}

impl Field {
    /// Counts of whole things: half of one does not exist, unlike conversions (credit is split), seconds and rates.
    pub fn is_whole(self) -> bool {
        let is_split = matches!(
            self,
            Field::Conversions
                | Field::EngagementSecs
                | Field::SessionSecs
                | Field::Position
                | Field::MarketUnits
                | Field::Quantity
                | Field::Rate
                | Field::Rating
                | Field::Estimate
        );
        self.kind() == Kind::Number && !is_split
    }
}

impl Serialize for Field {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

impl<'de> Deserialize<'de> for Field {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::from_id(&text).ok_or_else(|| serde::de::Error::custom(format!("not a field: {text}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_unique_and_come_back() {
        for field in Field::ALL {
            assert_eq!(Field::from_id(field.id()), Some(*field));
        }
    }
}
