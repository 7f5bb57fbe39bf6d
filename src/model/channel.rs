//! Channels: GA4's default channel grouping as ordered rules over source, medium and campaign.
//! Source: GA4 help, "Default channel group" (support.google.com/analytics/answer/9756891).
