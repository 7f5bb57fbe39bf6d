//! The main trend: actual in ink, comparison in light grey named on the line, what is unfinished dashed, gaps as gaps.
//!
//! It holds no tooltip and no handler: the page draws its own from the same `Series`, at the places `Frame` names.

use super::drawing::Drawing;
use super::palette::Palette;
use super::scale::Scale;
use super::series::{Point, Series};
use crate::format;
use crate::model::period::Grain;
use crate::words::Lang;
use charming::component::{Axis, Grid};
use charming::datatype::{CompositeValue, NumericValue};
use charming::element::{
    AxisLabel, AxisLine, AxisTick, AxisType, ItemStyle, Label, LabelAlign, LabelPosition, LineStyle, LineStyleType,
    SplitLine, Symbol,
};
use charming::series::Line;

/// What the page knows and the report does not.
pub struct Look<'a> {
    pub palette: &'a Palette,
    pub lang: Lang,
    /// CSS pixels.
    pub width: f64,
    /// The compared period on its line: "October".
    pub before_name: Option<String>,
}

/// Where the plot lies inside the drawing, in CSS pixels from its edges.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    pub left: f64,
    pub right: f64,
    pub top: f64,
    pub bottom: f64,
}

impl Frame {
    /// Pixels from the left edge to the point at a place among `count`.
    pub fn x(&self, place: usize, count: usize, width: f64) -> f64 {
        let plot = (width - self.left - self.right).max(0.0);
        if count < 2 { self.left + plot / 2.0 } else { self.left + plot * place as f64 / (count - 1) as f64 }
    }

    /// The place nearest to a pixel; `None` without points.
    pub fn place(&self, x: f64, count: usize, width: f64) -> Option<usize> {
        if count < 2 {
            return (count == 1).then_some(0);
        }
        let plot = (width - self.left - self.right).max(1.0);
        let place = ((x - self.left) / plot * (count - 1) as f64).round();
        Some(place.clamp(0.0, (count - 1) as f64) as usize)
    }
}

const TICK: f64 = 11.0;
/// Mean advance of a digit or letter at 11 px.
const GLYPH: f64 = 6.7;

/// The option and the place of its plot.
pub fn spec(series: &Series, look: &Look) -> (Drawing, Frame) {
    let points = &series.points;
    let scale = Scale::of(points.iter().flat_map(|point| [point.value, point.before]).flatten(), series.unit);
    let ticks: Vec<String> = scale
        .ticks()
        .map(|tick| match tick {
            tick if tick.abs() < scale.step * 1e-9 => "0".into(),
            tick => format::short(tick, series.unit, series.currency, look.lang),
        })
        .collect();
    let widest = ticks.iter().map(|text| text.chars().count()).max().unwrap_or(1) as f64;
    let frame = Frame { left: (widest * GLYPH + 12.0).max(24.0), right: 18.0, top: 18.0, bottom: 24.0 };
    let drawing = Drawing {
        animation: false,
        grid: Grid::new().left(frame.left).right(frame.right).top(frame.top).bottom(frame.bottom),
        x_axis: days_axis(series, look, &frame),
        y_axis: vec![value_axis(&scale, look.palette), words_axis(ticks, look.palette)],
        series: lines(series, look, &scale),
    };
    (drawing, frame)
}

fn lines(series: &Series, look: &Look, scale: &Scale) -> Vec<Line> {
    let mut drawn = Vec::new();
    let points = &series.points;
    let palette = look.palette;
    if points.iter().any(|point| point.before.is_some()) {
        drawn.push(
            line("before", points.iter().map(|point| point.before), &palette.compare, 1.5)
                .symbol(if lone(points, |point| point.before) { Symbol::Circle } else { Symbol::None })
                .item_style(ItemStyle::new().color(palette.compare.as_str())),
        );
    }
    let last = series.last_whole();
    let ahead = |place: usize| last.is_none_or(|last| place >= last);
    if points.iter().enumerate().any(|(place, point)| point.is_partial && point.value.is_some() && ahead(place)) {
        let rest = points.iter().enumerate().map(|(place, point)| point.value.filter(|_| ahead(place)));
        let style =
            LineStyle::new().color(palette.actual.as_str()).width(1.5).type_(LineStyleType::Dashed).opacity(0.75);
        drawn.push(line("unfinished", rest, &palette.actual, 1.5).line_style(style));
    }
    let whole =
        points.iter().enumerate().map(|(place, point)| point.value.filter(|_| last.is_some_and(|last| place <= last)));
    drawn.push(line("actual", whole, &palette.actual, 2.0));
    // A lone known point between gaps has no line to lie on: it is drawn as a dot.
    let dots = (0..points.len()).map(|place| {
        let point = points[place].value?;
        (last == Some(place) || is_alone(points, place)).then_some(point)
    });
    let ring = ItemStyle::new().color(palette.actual.as_str()).border_color(palette.surface.as_str()).border_width(2.0);
    drawn.push(
        line("last", dots, "transparent", 0.0)
            .symbol(Symbol::Circle)
            .symbol_size(9.0)
            .show_symbol(true)
            .item_style(ring),
    );
    if let (Some(name), Some((place, is_above))) = (&look.before_name, name_place(points, scale)) {
        let spot = (0..points.len()).map(|at| points[at].before.filter(|_| at == place));
        let label = Label::new()
            .show(true)
            .formatter(name.as_str())
            .position(if is_above { LabelPosition::Top } else { LabelPosition::Bottom })
            .distance(7.0)
            .align(if place * 4 > points.len() * 3 { LabelAlign::Right } else { LabelAlign::Center })
            .color(palette.ink_3.as_str())
            // Lines may pass behind the word, never through it.
            .background_color(palette.surface.as_str())
            .padding((1.0, 3.0, 1.0, 3.0))
            .font_size(TICK);
        let hidden = ItemStyle::new().color("transparent");
        drawn.push(
            line("before name", spot, "transparent", 0.0)
                .symbol(Symbol::Circle)
                .symbol_size(1.0)
                .show_symbol(true)
                .item_style(hidden)
                .label(label),
        );
    }
    drawn
}

fn line(id: &str, values: impl Iterator<Item = Option<f64>>, color: &str, width: f64) -> Line {
    let values: Vec<CompositeValue> = values.map(cell).collect();
    Line::new()
        .id(id)
        .data(values)
        .symbol(Symbol::None)
        .connect_nulls(false)
        .silent(true)
        .line_style(LineStyle::new().color(color).width(width))
}

fn cell(value: Option<f64>) -> CompositeValue {
    match value {
        Some(value) => CompositeValue::Number(NumericValue::Float(value)),
        // ECharts' own mark of an empty cell.
        None => CompositeValue::String("-".into()),
    }
}

fn days_axis(series: &Series, look: &Look, frame: &Frame) -> Axis {
    let names: Vec<String> = series.points.iter().map(|point| bucket_name(point, series.grain, look.lang)).collect();
    let widest = names.iter().map(|name| name.chars().count()).max().unwrap_or(1) as f64 * GLYPH + 28.0;
    let room = ((look.width - frame.left - frame.right) / widest).floor().max(1.0) as usize;
    Axis::new()
        .type_(AxisType::Category)
        .boundary_gap(series.points.len() < 2)
        .axis_line(AxisLine::new().show(false))
        .axis_tick(AxisTick::new().show(false))
        .axis_label(
            AxisLabel::new()
                .interval(every(names.len(), room, series.grain) as f64 - 1.0)
                .color(look.palette.ink_3.as_str())
                .font_size(TICK)
                .font_family(look.palette.font.as_str()),
        )
        .data(names)
}

/// Every how many buckets one is named: days by the week where they fit so.
fn every(count: usize, room: usize, grain: Grain) -> usize {
    let least = count.div_ceil(room).max(1);
    match grain {
        Grain::Day if least > 1 && least <= 7 && count > 10 => 7,
        Grain::Day if least > 7 => least.div_ceil(7) * 7,
        Grain::Week if least == 3 => 4,
        Grain::Month if least == 4 || least == 5 => 6,
        Grain::Month if least > 6 => least.div_ceil(12) * 12,
        _ => least,
    }
}

/// A bucket on the axis: its first day, or its month.
pub fn bucket_name(point: &Point, grain: Grain, lang: Lang) -> String {
    match grain {
        Grain::Month => format::month_year(point.bucket.from, lang),
        _ => format::day(point.bucket.from, lang),
    }
}

fn value_axis(scale: &Scale, palette: &Palette) -> Axis {
    Axis::new()
        .type_(AxisType::Value)
        .min(scale.low)
        .max(scale.high)
        .interval(scale.step)
        .axis_label(AxisLabel::new().show(false))
        .split_line(SplitLine::new().line_style(LineStyle::new().color(palette.grid.as_str()).width(1.0)))
}

/// The words of the value axis: a template cannot write Russian numbers, so they stand as names at the same heights.
fn words_axis(ticks: Vec<String>, palette: &Palette) -> Axis {
    Axis::new()
        .type_(AxisType::Category)
        .position("left")
        .boundary_gap(false)
        .axis_line(AxisLine::new().show(false))
        .axis_tick(AxisTick::new().show(false))
        .split_line(SplitLine::new().show(false))
        .axis_label(
            AxisLabel::new()
                .interval(0.0)
                .color(palette.ink_3.as_str())
                .font_size(TICK)
                .font_family(palette.font.as_str()),
        )
        .data(ticks)
}

fn lone(points: &[Point], of: impl Fn(&Point) -> Option<f64>) -> bool {
    points.iter().filter(|point| of(point).is_some()).count() == 1
}

fn is_alone(points: &[Point], place: usize) -> bool {
    let known = |at: Option<usize>| at.and_then(|at| points.get(at)).is_some_and(|point| point.value.is_some());
    !known(place.checked_sub(1)) && !known(Some(place + 1))
}

/// Where the comparison is named: in its later part, where the two lines are farthest apart.
fn name_place(points: &[Point], scale: &Scale) -> Option<(usize, bool)> {
    let from = points.len() / 2;
    let height = scale.high - scale.low;
    let mut best: Option<(usize, bool, f64)> = None;
    for (place, point) in points.iter().enumerate().skip(from) {
        let Some(before) = point.before else { continue };
        let gap = point.value.map_or(height, |value| (value - before).abs());
        let is_above = point.value.is_none_or(|value| before >= value);
        // The very end is the actual line's own dot; a point at the floor has no room below it.
        let is_edge = place + 1 == points.len() || (!is_above && (before - scale.low) / height < 0.15);
        let worth = if is_edge { gap * 0.3 } else { gap };
        if best.is_none_or(|(_, _, most)| worth > most) {
            best = Some((place, is_above, worth));
        }
    }
    best.map(|(place, is_above, _)| (place, is_above))
}
