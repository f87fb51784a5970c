namespace FollowUp.Core.Templates.WhatsApp;

/// <summary>Sizes in characters that WhatsApp takes (developers.facebook.com/docs/whatsapp/cloud-api/reference/messages).</summary>
public static class WhatsAppLimits
{
    public const int Text = 4096;

    /// <summary>Of a message with buttons, a list or a file.</summary>
    public const int InteractiveText = 1024;

    public const int Replies = 3;
    public const int Reply = 20;
    public const int Rows = 10;
    public const int RowTitle = 24;
    public const int RowDescription = 72;
    public const int ListLabel = 20;

    /// <summary>One value of an approved template, before it is filled in.</summary>
    public const int Value = 1024;
}
