//! The five places at a thumb's reach on a phone; the rest under "More".

use super::places::{PlaceLink, PlaceName, glyph};
use crate::parts::icon::{Glyph, Icon};
use crate::parts::popover::{ClosePopover, Popover};
use crate::state::say;
use crate::words;
use leptos::prelude::*;
use sextant::query::view::Page;

#[component]
pub fn TabBar() -> impl IntoView {
    let tabs = [Page::Overview, Page::Explore, Page::Goals, Page::Data].map(|page| {
        view! {
            <PlaceLink page=page class="tab-bar__tab"><Icon glyph=glyph(page) is_large=true/><PlaceName page=page/></PlaceLink>
        }
    });
    let face = view! { <Icon glyph=Glyph::Dots is_large=true/><span>{say(&words::MORE)}</span> }.into_any();
    view! {
        <nav class="tab-bar" aria-label=say(&words::PLACES)>
            {tabs.collect_view()}
            <Popover button="tab-bar__tab" label=say(&words::MORE) is_at_end=true face=face>
                <MoreLinks/>
            </Popover>
        </nav>
    }
}

#[component]
fn MoreLinks() -> impl IntoView {
    let close = expect_context::<ClosePopover>().0;
    let links = [Page::Metrics, Page::Plan].map(|page| {
        view! {
            <PlaceLink page=page class="menu-item" on:click=move |_| close.run(())>
                <Icon glyph=glyph(page)/><PlaceName page=page/>
            </PlaceLink>
        }
    });
    links.collect_view()
}
