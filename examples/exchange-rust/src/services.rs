//! What the command line knows of each service.

use contracts::service_keys::ServiceKeyName;

/// The page on which a person makes a new key. A key that is added to the contract stops this from
/// compiling until it has its page.
pub fn page(name: ServiceKeyName) -> &'static str {
    match name {
        ServiceKeyName::Github => "https://github.com/settings/tokens",
        ServiceKeyName::Supabase => "https://supabase.com/dashboard/account/tokens",
        ServiceKeyName::Vercel => "https://vercel.com/account/tokens",
        ServiceKeyName::Openai => "https://platform.openai.com/api-keys",
        ServiceKeyName::Anthropic => "https://console.anthropic.com/settings/keys",
        ServiceKeyName::Stripe => "https://dashboard.stripe.com/apikeys",
        ServiceKeyName::TwilioSid | ServiceKeyName::TwilioAuth => "https://console.twilio.com",
        ServiceKeyName::Resend => "https://resend.com/api-keys",
        ServiceKeyName::Vapi => "https://dashboard.vapi.ai",
        ServiceKeyName::Sentry => "https://sentry.io/settings/account/api/auth-tokens",
        ServiceKeyName::Cloudinary => "https://console.cloudinary.com",
        ServiceKeyName::Pexels => "https://www.pexels.com/api",
        ServiceKeyName::Midjourney => "https://www.midjourney.com/account",
    }
}
