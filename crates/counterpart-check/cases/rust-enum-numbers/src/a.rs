#[derive(num_derive::FromPrimitive)]
pub enum Code {
    Ok = 0,
    Warn = 1,
    Fail = 2,
}
#[repr(u8)]
pub enum Half {
    Ok,
    Warn = 2,
}
