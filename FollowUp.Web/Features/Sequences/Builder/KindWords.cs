using FollowUp.Core.Sequences.Steps;
using FollowUp.Web.Components.Shared;

namespace FollowUp.Web.Features.Sequences.Builder;

/// <summary>What kinds of steps are called and drawn as.</summary>
public static class KindWords
{
    /// <summary>The palette: groups with the kinds that can be added.</summary>
    public static readonly IReadOnlyList<(string Group, IReadOnlyList<string> Kinds)> Palette =
    [
        ("Channels", ["sms", "email", "whatsapp"]),
        ("Logic", ["wait", "condition", "split"]),
        ("Actions", ["tag", "attribute", "webhook", "notify", "enroll", "end"]),
    ];

    /// <param name="kind">As the palette names it.</param>
    public static string Of(string kind) => kind switch
    {
        "attribute" => "Attribute",
        "notify" => "Notify",
        "enroll" => "Enroll",
        _ => KindLook.Of(kind).Label,
    };

    /// <summary>The same of a step.</summary>
    public static string Of(Step step) => Of(step switch
    {
        AttributeStep => "attribute",
        NotifyStep => "notify",
        EnrollStep => "enroll",
        _ => StepWords.Kind(step),
    });

    /// <summary>The tile a kind of the palette is drawn with.</summary>
    public static string Tile(string kind) => kind switch
    {
        "attribute" => "tag",
        "enroll" => "trigger",
        _ => kind,
    };
}
