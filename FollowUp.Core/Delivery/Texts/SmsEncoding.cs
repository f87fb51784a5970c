namespace FollowUp.Core.Delivery.Texts;

/// <summary>How the letters of a text message are written.</summary>
public enum SmsEncoding
{
    /// <summary>The GSM alphabet, 160 letters to a message.</summary>
    Gsm7 = 1,

    /// <summary>Any letter, 70 to a message.</summary>
    Ucs2 = 2,
}
