//! Which order statuses mean that nothing was sold. Whoever counts orders, revenue or customers asks here.
//!
//! Systems whose statuses we know leave such rows out at import; a person's own table keeps every row, so the status
//! has to be looked at when it is counted. Pending and refunded orders are sales: a refund stands in its own column.

/// Parted by `|`, lower case, `е` for `ё`.
static NO_SALE: &str = "failed|failure|declined|canceled|cancelled|void|voided|expired|rejected|error|abandoned|\
    requires_payment_method|requires_action|incomplete|incomplete_expired|test|\
    отменен|отменена|отменено|отмена|аннулирован|не оплачен|неуспешно|неуспешный|ошибка|отклонен|просрочен|\
    платеж не прошел|тест|тестовый";

/// False for a status that says the order failed or was cancelled before anything was paid. An unknown or missing
/// status is a sale: the row was listed among the orders.
pub fn is_sale(status: &str) -> bool {
    let status = status.trim().to_lowercase().replace('ё', "е");
    status.is_empty() || !NO_SALE.split('|').any(|word| word == status)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(status: &str, expect: bool) {
        assert_eq!(is_sale(status), expect, "{status}");
    }

    #[test]
    fn statuses() {
        check("paid", true);
        check("refunded", true);
        check("pending", true);
        check("Оплачен", true);
        check("", true);
        check("Failed", false);
        check("Отменён ", false);
        check("cancelled", false);
    }
}
