//! `Palette`: the colours of the page as a chart needs them, read from its style sheet. It holds no colour of its own.

/// Shape: CSS colours as the browser has resolved them for the present theme.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Palette {
    pub actual: String,
    pub compare: String,
    pub grid: String,
    pub surface: String,
    /// Axis ticks.
    pub ink_3: String,
    /// Direct labels.
    pub ink_2: String,
    pub font: String,
}
