namespace FollowUp.Core.Templates;

/// <summary>Sizes in characters, before and after filling in.</summary>
public static class TemplateLimits
{
    public const int Name = 120;
    public const int Subject = 500;
    public const int Html = 256 * 1024;
    public const int Text = 64 * 1024;

    /// <summary>Ten concatenated segments: what providers take as one text message.</summary>
    public const int Sms = 1600;

    public const int RenderedHtml = 512 * 1024;
    public const int RenderedText = 128 * 1024;

    /// <summary>Sections inside sections.</summary>
    public const int Depth = 16;

    /// <summary>Repeating sections inside repeating sections: with <see cref="ListItems"/> it bounds how often anything repeats.</summary>
    public const int Loops = 2;

    /// <summary>Items of a list that templates see.</summary>
    public const int ListItems = 100;
}
