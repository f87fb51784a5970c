using System.Collections.Frozen;

namespace FollowUp.Web.Components.Shared;

/// <summary>How a channel or a kind of step is shown.</summary>
/// <param name="Name">Part of the token's name: <c>--k-NAME</c>.</param>
public sealed record KindLook(string Name, string Label, IconName Icon)
{
    private static readonly FrozenDictionary<string, KindLook> Looks = new KindLook[]
    {
        new("trigger", "Trigger", IconName.Bolt),
        new("sms", "SMS", IconName.Sms),
        new("email", "Email", IconName.Mail),
        new("whatsapp", "WhatsApp", IconName.ChatBubble),
        new("voice", "Voice", IconName.Call),
        new("wait", "Wait", IconName.Schedule),
        new("condition", "Condition", IconName.AltRoute),
        new("split", "Split A/B", IconName.Science),
        new("gift", "Gift card", IconName.Redeem),
        new("webhook", "Webhook", IconName.Webhook),
        new("tag", "Tag", IconName.Sell),
        new("end", "End", IconName.StopCircle),
    }.ToFrozenDictionary(look => look.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Names of all kinds.</summary>
    public static IEnumerable<string> Names => Looks.Keys;

    /// <summary>The look of a kind by its name in any case; a grey one for a name that has none.</summary>
    public static KindLook Of(string kind) => Looks.TryGetValue(kind, out KindLook? look) ? look : new("end", Words.Sentence(kind), IconName.Send);
}
