pub enum Key { Github, Stripe, TwilioSid }
