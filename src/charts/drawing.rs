//! `Drawing`: the ECharts option of the charts we draw, of charming's own parts. charming's `Chart` names every kind of
//! series there is, and the code that writes them all would be a tenth of what the app downloads.

use charming::component::{Axis, Grid};
use charming::series::Line;
use serde::Serialize;

/// An ECharts option of lines.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Drawing {
    /// A drawing changes under the reader's hand and must not move by itself: always false.
    pub animation: bool,
    pub grid: Grid,
    pub x_axis: Axis,
    pub y_axis: Vec<Axis>,
    pub series: Vec<Line>,
}
