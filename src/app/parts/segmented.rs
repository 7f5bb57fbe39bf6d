//! Two or three choices side by side; native radio buttons, so that arrows work as everywhere.

use leptos::prelude::*;

#[component]
pub fn Segmented<T>(
    /// What is chosen between, for a screen reader.
    #[prop(into)]
    label: TextProp,
    /// Unique on the page: radio buttons of one name exclude each other.
    #[prop(into)]
    name: String,
    choices: Vec<(T, TextProp)>,
    #[prop(into)] chosen: Signal<T>,
    on_choose: Callback<T>,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let choices = choices.into_iter().map(|(value, text)| {
        let (checked, picked, name) = (value.clone(), value, name.clone());
        view! {
            <label class="segmented__choice">
                <input
                    type="radio"
                    name=name
                    prop:checked=move || chosen.get() == checked
                    on:change=move |_| on_choose.run(picked.clone())
                />
                <span>{move || text.get()}</span>
            </label>
        }
    });
    view! {
        <div class="segmented" role="radiogroup" aria-label=move || label.get()>{choices.collect_view()}</div>
    }
}
