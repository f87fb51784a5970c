using System.Globalization;
using FollowUp.Core.Templates.WhatsApp;
using FollowUp.Web.Components.Shared;

namespace FollowUp.Web.Features.Templates;

/// <summary>What WhatsApp and its providers say, in words for the screen.</summary>
public static class WhatsAppLook
{
    public static Tone Tone(ApprovalStatus status) => status switch
    {
        ApprovalStatus.Approved => Components.Shared.Tone.Ok,
        ApprovalStatus.Pending => Components.Shared.Tone.Plain,
        ApprovalStatus.Paused => Components.Shared.Tone.Warn,
        _ => Components.Shared.Tone.Danger,
    };

    /// <summary>Of a template or a number (developers.facebook.com/docs/whatsapp/messaging-limits, "Quality rating"); null when it is not known.</summary>
    public static string? Quality(string? word) => word?.ToUpperInvariant() switch
    {
        "GREEN" or "HIGH" => "High",
        "YELLOW" or "MEDIUM" => "Medium",
        "RED" or "LOW" => "Low",
        _ => null,
    };

    public static Tone QualityTone(string? word) => Quality(word) switch
    {
        "High" => Components.Shared.Tone.Ok,
        "Medium" => Components.Shared.Tone.Warn,
        "Low" => Components.Shared.Tone.Danger,
        _ => Components.Shared.Tone.Plain,
    };

    /// <summary><c>TIER_10K</c> is "10,000 contacts in 24 hours"; a word that is not known stays as it is, null when there is none.</summary>
    public static string? Limit(string? word)
    {
        if (string.IsNullOrEmpty(word) || word is "TIER_NOT_SET")
        {
            return null;
        }

        if (word == "TIER_UNLIMITED")
        {
            return "Any number of contacts";
        }

        var size = word.Replace("TIER_", "", StringComparison.Ordinal);
        var thousands = size.EndsWith('K');
        return int.TryParse(thousands ? size[..^1] : size, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? $"{Words.Count(thousands ? number * 1000L : number)} contacts in 24 hours"
            : word;
    }
}
