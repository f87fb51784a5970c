using System.Globalization;
using FollowUp.Core.Kernel;
using FollowUp.Core.Sequences;
using FollowUp.Core.Sequences.Steps;
using FollowUp.Web.Components.Shared;
using NodaTime.Text;

namespace FollowUp.Web.Features.Sequences;

/// <summary>Steps as people say them.</summary>
public static class StepWords
{
    /// <summary>The name its author gave it, else what it does.</summary>
    public static string Title(Step step, FlowNames names) => string.IsNullOrWhiteSpace(step.Name) ? Plain(step, names) : step.Name;

    /// <summary>More about it in a line; null where the title says it all.</summary>
    public static string? Detail(Step step, FlowNames names)
    {
        var more = step switch
        {
            WaitStep { Since: { Count: > 0 } since } => $"Counted from the first sending of {string.Join(" or ", since.Select(id => $"“{names.Message(id)}”"))}",
            WaitStep { Event: not null, Filters: { Count: > 0 } filters } => $"Only where {string.Join(" and ", filters.Select(rule => RuleWords.Say(rule, names)))}",
            WebhookStep { Url: { } url } => url,
            NotifyStep { Text: { } text } => text,
            _ => null,
        };
        var plain = string.IsNullOrWhiteSpace(step.Name) ? null : Plain(step, names);
        return (plain, more) is (not null, not null) ? $"{plain}. {more}" : plain ?? more;
    }

    /// <summary>Kind of the tile it is drawn with.</summary>
    public static string Kind(Step step) => step switch
    {
        SendStep send => send.Channel.ToString().ToLowerInvariant(),
        WaitStep => "wait",
        ConditionStep => "condition",
        SplitStep => "split",
        TagStep or AttributeStep => "tag",
        WebhookStep => "webhook",
        EnrollStep => "trigger",
        GiftCardStep => "gift",
        EndStep => "end",
        _ => "notify",
    };

    /// <summary>What leads into each of its ways, beside <see cref="Step.Edges"/>.</summary>
    public static IReadOnlyList<string> Ways(Step step, FlowNames names) => step switch
    {
        ConditionStep { Branches: { Count: 1 } only } => [only[0].Name ?? "If yes", "If no"],
        ConditionStep condition => [.. (condition.Branches ?? []).Select(branch => branch.Name ?? $"If {RuleWords.Say(branch.When, names)}"), "Otherwise"],
        SendStep { Failed: not null } => ["If sent", "If not sent"],
        WaitStep { Event: not null, Else: not null } => ["If it happens", "If it does not in time"],
        WaitStep { Else: not null } => ["If it was sent", "If it was not sent"],
        _ => [.. step.Edges.Select(edge => edge.Label)],
    };

    private static string Plain(Step step, FlowNames names) => step switch
    {
        SendStep send => $"{Of(send.Channel)}: {names.Template(send.Template)}",
        WaitStep wait => Wait(wait),
        ConditionStep { Branches: { Count: 1 } only } => $"If {RuleWords.Say(only[0].When, names)}",
        ConditionStep condition => $"Choose one of {Words.Count((condition.Branches?.Count ?? 0) + 1, "way")}",
        SplitStep split => $"Split {string.Join('/', (split.Branches ?? []).Select(branch => branch.Weight))}",
        TagStep tag => Tags(tag),
        AttributeStep { Value: { } value } set => $"Set {set.Attribute} to {RuleWords.Value(value)}",
        AttributeStep removed => $"Clear {removed.Attribute}",
        WebhookStep webhook => $"Call {(Uri.TryCreate(webhook.Url, UriKind.Absolute, out var uri) ? uri.Host : "a program")}",
        NotifyStep notify => notify.Member is { } member ? $"Tell {names.Member(member)} by email" : "Tell owners and admins by email",
        EnrollStep enroll => $"Enroll in {names.Sequence(enroll.Sequence)}",
        GiftCardStep => "Give a gift card",
        EndStep { Reason: null or "completed" } => "End",
        EndStep end => $"End: {Words.Sentence(end.Reason)}",
        _ => Words.Sentence(step.Id),
    };

    private static string Wait(WaitStep wait) => wait switch
    {
        { Event: { } type } => $"Wait for “{EventWords.Name(type)}”{(wait.Timeout is { } most ? $", at most {Durations.Words(most)}" : null)}",
        { For: { } days, Until: { } time } when days > TimeSpan.Zero => $"Wait {Durations.Words(days)}, until {time}",
        { Until: { } until } => $"Wait until {Moment(until)}",
        { For: { } length } when length > TimeSpan.Zero => $"Wait {Durations.Words(length)}",
        { ForService: true } => "Wait as long as is usual for the service",
        { For: not null } => "Go on at once",
        _ => "Wait, nobody said how long",
    };

    private static string Moment(string text)
        => LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm").Parse(text) is { Success: true } parsed
            ? parsed.Value.ToString("d MMM yyyy HH:mm", CultureInfo.InvariantCulture)
            : text;

    private static string Tags(TagStep step)
    {
        var parts = new[] { ("add", step.Add), ("remove", step.Remove) }
            .Where(part => part.Item2 is { Count: > 0 })
            .Select(part => $"{part.Item1} {(part.Item2!.Count == 1 ? "tag" : "tags")} {string.Join(", ", part.Item2)}");
        var said = string.Join(", ", parts);
        return said.Length == 0 ? "Change no tags" : char.ToUpperInvariant(said[0]) + said[1..];
    }

    private static string Of(Channel channel) => channel switch
    {
        Channel.Email => "Email",
        Channel.Sms => "SMS",
        Channel.WhatsApp => "WhatsApp",
        _ => "Message",
    };
}
