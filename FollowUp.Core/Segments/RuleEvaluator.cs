using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace FollowUp.Core.Segments;

/// <summary>Answers rules. Pure. What is not known is a no, and its <c>not</c> a yes.</summary>
public static class RuleEvaluator
{
    public static bool Holds(Rule rule, RuleFacts facts) => rule switch
    {
        { All: { } all } => all.All(inner => Holds(inner, facts)),
        { Any: { } any } => any.Any(inner => Holds(inner, facts)),
        { Not: { } not } => !Holds(not, facts),
        { Engagement: { } engagement } => Engaged(rule, engagement, facts),
        { Tag: { } tag } => facts.Tags.Contains(tag),
        { Segment: { } segment } => facts.Segments.Contains(segment),
        { Event: { } type } => Happened(rule, type, facts),
        { Field: { } field } => RuleOperators.Holds(Find(field, facts), rule.Op ?? "eq", rule.Value),
        { Days: { } days } => days.Contains((int)Today(facts).DayOfWeek),
        _ => InDates(rule, Today(facts)),
    };

    /// <summary>What a field holds; null when there is nothing.</summary>
    public static JsonElement? Find(string field, RuleFacts facts)
    {
        if (!field.StartsWith("contact.", StringComparison.OrdinalIgnoreCase))
        {
            var path = field.StartsWith("event.", StringComparison.OrdinalIgnoreCase) ? field["event.".Length..] : field;
            return facts.Event is { } properties ? Walk(properties, path.Split('.')) : null;
        }

        var name = field["contact.".Length..];
        if (name.Equals("tags", StringComparison.OrdinalIgnoreCase))
        {
            return JsonSerializer.SerializeToElement(facts.Tags);
        }

        if (name.StartsWith("attributes.", StringComparison.OrdinalIgnoreCase))
        {
            return facts.Attributes.TryGetValue(name["attributes.".Length..], out var value) ? value : null;
        }

        return facts.Fields.GetValueOrDefault(name.ToLowerInvariant()) is { } text ? JsonSerializer.SerializeToElement(text) : null;
    }

    private static JsonElement? Walk(JsonElement element, ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object)
            {
                return null;
            }

            var found = element.EnumerateObject().Where(property => property.NameEquals(name) || property.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                .Select(property => (JsonElement?)property.Value).FirstOrDefault();
            if (found is null)
            {
                return null;
            }

            element = found.Value;
        }

        return element;
    }

    private static bool Happened(Rule rule, string type, RuleFacts facts)
    {
        var since = rule.Within is { } within ? facts.Now - Duration.FromTimeSpan(within) : facts.Since;
        return facts.Happened.Any(one => one.Type == type && one.At >= since && one.At <= facts.Now);
    }

    private static bool Engaged(Rule rule, string name, RuleFacts facts)
    {
        var messages = rule.Step is { } step
            ? facts.Engagements.TryGetValue(step, out var one) ? [one] : []
            : facts.Engagements.Values;
        return messages.Any(message => name == "failed"
            ? message.Failed
            : message.At(name) is { } at && (rule.Within is not { } within || (message.SentAt is { } sent && at - sent <= Duration.FromTimeSpan(within))));
    }

    private static LocalDate Today(RuleFacts facts) => facts.Now.InZone(facts.Zone).Date;

    private static bool InDates(Rule rule, LocalDate today)
        => (rule.From is null || (Date(rule.From) is { } from && today >= from)) && (rule.To is null || (Date(rule.To) is { } to && today <= to));

    private static LocalDate? Date(string text) => LocalDatePattern.Iso.Parse(text) is { Success: true } parsed ? parsed.Value : null;
}
