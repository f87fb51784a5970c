namespace FollowUp.Core.Templates.WhatsApp;

/// <param name="Kind"><see cref="Words"/>, <c>image</c>, <c>video</c> or <c>document</c>.</param>
/// <param name="Text">For words alone.</param>
public sealed record ApprovedHeader(string Kind, string? Text = null)
{
    public const string Words = "text";
}
