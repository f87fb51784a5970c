namespace FollowUp.Core.Consent.Keywords;

/// <summary>The part of an e-mail that its writer wrote: below it stand the mail it answers, with our own unsubscribe link, and a signature.</summary>
internal static class OwnWords
{
    private static readonly string[] Heads = ["-----Original", "________", "From:", "Von:", "De:", "Från:"];

    public static string Of(string? text)
        => string.Join('\n', (text ?? "").ReplaceLineEndings("\n").Split('\n').TakeWhile(line => !Ends(line)));

    private static bool Ends(string line)
    {
        var trimmed = line.Trim();
        return trimmed.StartsWith('>') || trimmed == "--" || Heads.Any(head => trimmed.StartsWith(head, StringComparison.OrdinalIgnoreCase))
            || (trimmed.EndsWith(':') && trimmed.Contains('@'));
    }
}
