//! Last looks that several systems share: which stages are won, which rows are no facts, who a customer is.
