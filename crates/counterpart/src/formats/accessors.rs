//! Formats as the types of the crates that calculate with them.

#[cfg(feature = "chrono")]
mod chrono_types {
    use crate::formats::{Date, DateTime, Time};

    impl DateTime {
        /// The point in time, with its offset.
        ///
        /// # Errors
        /// When the text is not a date and time that `chrono` knows, such as a leap second.
        pub fn to_chrono(
            &self,
        ) -> Result<chrono::DateTime<chrono::FixedOffset>, chrono::ParseError> {
            chrono::DateTime::parse_from_rfc3339(self.as_str())
        }
    }

    impl From<chrono::DateTime<chrono::FixedOffset>> for DateTime {
        fn from(time: chrono::DateTime<chrono::FixedOffset>) -> Self {
            Self::from(time.to_rfc3339())
        }
    }

    impl Date {
        /// The day.
        ///
        /// # Errors
        /// When the text is not a date.
        pub fn to_chrono(&self) -> Result<chrono::NaiveDate, chrono::ParseError> {
            self.as_str().parse()
        }
    }

    impl From<chrono::NaiveDate> for Date {
        fn from(date: chrono::NaiveDate) -> Self {
            Self::from(date.to_string())
        }
    }

    impl Time {
        /// The time of day, without its offset.
        ///
        /// # Errors
        /// When the text is not a time.
        pub fn to_chrono(&self) -> Result<chrono::NaiveTime, chrono::ParseError> {
            let text = self.as_str();
            // The offset starts at the first of these; hours, minutes and seconds have none.
            let end = text.find(['Z', 'z', '+', '-']).unwrap_or(text.len());
            text[..end].parse()
        }
    }
}

#[cfg(feature = "jiff")]
mod jiff_types {
    use crate::formats::{Date, DateTime, Duration};

    impl DateTime {
        /// The point in time.
        ///
        /// # Errors
        /// When the text is not a date and time.
        pub fn to_jiff(&self) -> Result<jiff::Timestamp, jiff::Error> {
            self.as_str().parse()
        }
    }

    impl From<jiff::Timestamp> for DateTime {
        fn from(time: jiff::Timestamp) -> Self {
            Self::from(time.to_string())
        }
    }

    impl Date {
        /// The day.
        ///
        /// # Errors
        /// When the text is not a date.
        pub fn to_jiff(&self) -> Result<jiff::civil::Date, jiff::Error> {
            self.as_str().parse()
        }
    }

    impl From<jiff::civil::Date> for Date {
        fn from(date: jiff::civil::Date) -> Self {
            Self::from(date.to_string())
        }
    }

    impl Duration {
        /// The span of time.
        ///
        /// # Errors
        /// When the text is not a duration.
        pub fn to_jiff(&self) -> Result<jiff::Span, jiff::Error> {
            self.as_str().parse()
        }
    }
}

#[cfg(feature = "uuid")]
mod uuid_types {
    use crate::formats::Uuid;

    impl Uuid {
        /// The identifier.
        ///
        /// # Errors
        /// When the text is not a UUID.
        pub fn to_uuid(&self) -> Result<uuid::Uuid, uuid::Error> {
            uuid::Uuid::parse_str(self.as_str())
        }
    }

    impl From<uuid::Uuid> for Uuid {
        fn from(uuid: uuid::Uuid) -> Self {
            Self::from(uuid.to_string())
        }
    }
}
