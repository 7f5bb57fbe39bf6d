//! `Ask` and `View`: what is wanted. `View` is also the shape of the address bar.

use crate::model::field::Field;
use crate::model::money::Currency;
use crate::model::period::{Compare, Grain, Period};
use serde::{Deserialize, Serialize};

/// Rows whose `field` is one of `values` (an empty text = not set).
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Filter {
    pub field: Field,
    pub values: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ask {
    /// Metric ids of the catalogue.
    pub metrics: Vec<String>,
    /// `None` = everything there is.
    pub period: Option<Period>,
    pub compare: Option<Compare>,
    pub grain: Grain,
    /// At most two.
    pub by: Vec<Field>,
    pub filters: Vec<Filter>,
    /// Reporting currency; `None` = the only one there is.
    pub currency: Option<Currency>,
}
