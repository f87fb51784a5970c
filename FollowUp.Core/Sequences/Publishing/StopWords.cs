using System.Text.RegularExpressions;

namespace FollowUp.Core.Sequences.Publishing;

/// <summary>Whether a text says how to hear no more, and who writes.</summary>
public static partial class StopWords
{
    /// <summary>It names a keyword that every provider knows, "Reply STOP".</summary>
    public static bool NamesKeyword(string text) => Keyword().IsMatch(text);

    /// <summary>It names a keyword, a link or another way.</summary>
    public static bool SaysHow(string text) => NamesKeyword(text) || Way().IsMatch(text);

    /// <summary>It names the organization, by its variable or in plain words.</summary>
    public static bool SaysWho(string text, string organization)
        => Sender().IsMatch(text) || (organization.Trim().Length > 0 && text.Contains(organization.Trim(), StringComparison.OrdinalIgnoreCase));

    // In capitals or behind a word that asks to answer with it: "stop by our shop" is no way out. STOPP and ARRET: Swedish, French.
    [GeneratedRegex(@"\b(STOP(P|ALL)?|UNSUBSCRIBE|ARR[EÊ]T)\b|(?i:\b(reply|text|send|answer|antworte?n?( sie)?( mit)?|répondez|repondez|responde|svara|skicka)\s+(with\s+)?[""“'«]?\s*(stopp?|unsubscribe|end|quit|cancel|arr[eê]t)\b)", RegexOptions.CultureInvariant)]
    private static partial Regex Keyword();

    [GeneratedRegex(@"(?i)\{\{\{?\s*unsubscribe_url\s*\}?\}\}|\bopt[\s-]?out\b|\bunsubscribe\b|\babmelden\b|\bavregistrera\b|\bdésabonn\w*|\bdesuscrib\w*|\bdarse de baja\b", RegexOptions.CultureInvariant)]
    private static partial Regex Way();

    [GeneratedRegex(@"(?i)\{\{\{?\s*organization\.name\s*\}?\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Sender();
}
