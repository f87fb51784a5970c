using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Gates;
using FollowUp.Web.Components.Shared;
using NodaTime;

namespace FollowUp.Web.Features.Requests;

/// <summary>
/// Tells rule by rule what was asked before a message was sent and what decided (DEL-2). Rules after the one that
/// decided were not asked and are left out.
/// </summary>
public static class SendDecisions
{
    private const string Route = "route";
    private static readonly GateChain Gates = new();

    /// <param name="now">For "next try in 5 min".</param>
    public static IReadOnlyList<Decision> Of(MessageDetail detail, Instant now, DateTimeZone zone)
    {
        var message = detail.Message;
        var attempt = detail.Attempts.OrderBy(one => one.Number).LastOrDefault();
        var by = attempt?.AccountId is { } account && detail.Accounts.TryGetValue(account, out var known) ? known : message.Provider;
        var verdict = Standing(detail, attempt);
        if (verdict is null && attempt is null && message.State is MessageState.Planned or MessageState.Queued)
        {
            return [];
        }

        var decisions = new List<Decision>();
        foreach (var name in Gates.Names(message.Channel).Append(Route))
        {
            if (verdict?.Rule == name)
            {
                decisions.Add(Decided(verdict, now, zone));
                return decisions;
            }

            var shadow = detail.Verdicts.FirstOrDefault(one => one.Kind == VerdictRecord.Shadow && one.Rule == name);
            decisions.Add(new Decision(Name(name), DecisionOutcome.Passed, shadow is null ? Passed(name, message, by) : $"On trial: it would have been skipped. {shadow.Reason}"));
        }

        if (verdict is not null)
        {
            return [.. decisions.Take(decisions.Count - 1), Decided(verdict, now, zone)];
        }

        if (message.State == MessageState.Cancelled)
        {
            return [new Decision(Name("still wanted"), DecisionOutcome.Stopped, message.LastError ?? "It was cancelled before its turn.")];
        }

        decisions.Add(Provider(message, attempt, now, zone));
        return decisions;
    }

    /// <summary>The rule's name in plain words.</summary>
    public static string Name(string rule) => rule switch
    {
        "address" => "Address known",
        "restriction" => "Data may be used",
        "suppression" => "Not on suppression list",
        "possible opt-out" => "No opt-out to decide on",
        "consent" => "Consent given",
        "preferences" => "As the contact chose",
        "still wanted" => "Still wanted",
        "expiry" => "In time",
        "send window" => "At an hour that suits",
        "approved template" => "Template may go out",
        "session" => "Approved template, or written within 24 hours",
        "frequency" => "Not too often for the contact",
        "limit" => "Within the limits",
        Route => "Provider account set up",
        _ => Words.Sentence(rule),
    };

    /// <summary>The verdict that holds the message now; an earlier hold that was lifted says nothing any more.</summary>
    private static VerdictRecord? Standing(MessageDetail detail, Attempt? attempt)
    {
        if (detail.Message.State is MessageState.Sending or MessageState.Sent or MessageState.Delivered or MessageState.Failed or MessageState.Unknown)
        {
            return null;
        }

        var last = detail.Verdicts.Where(verdict => verdict.Kind != VerdictRecord.Shadow).OrderBy(verdict => verdict.At).LastOrDefault();
        return last is not null && (attempt is null || last.At >= attempt.FinishedAt) ? last : null;
    }

    private static Decision Decided(VerdictRecord verdict, Instant now, DateTimeZone zone)
    {
        var waits = verdict.Kind == "defer";
        var until = waits && verdict.Until is { } at ? $" Looked at again {RequestWords.When(at, now, zone)}." : "";
        return new Decision(Name(verdict.Rule), waits ? DecisionOutcome.Waits : DecisionOutcome.Stopped, $"{verdict.Reason} {Looked(verdict)}".TrimEnd() + until);
    }

    /// <summary>For what went by dated rules: what they looked at, and which rules they were.</summary>
    private static string? Looked(VerdictRecord verdict) => verdict.RuleVersion is { } version ? $"It was {verdict.Input}. Rules of {version}." : null;

    private static string? Passed(string rule, MessageView message, string? by) => rule switch
    {
        "address" => message.Address,
        Route => by,
        _ => null,
    };

    private static Decision Provider(MessageView message, Attempt? attempt, Instant now, DateTimeZone zone)
    {
        const string Rule = "Provider accepted";
        var words = attempt is null ? message.LastError : $"{attempt.Code} {attempt.Reason}".Trim();
        return message.State switch
        {
            MessageState.Sent or MessageState.Delivered => new Decision(Rule, DecisionOutcome.Passed, attempt?.ProviderMessageId ?? message.ProviderMessageId),
            MessageState.Sending => new Decision(Rule, DecisionOutcome.Waits, "It is being handed over."),
            MessageState.Unknown => new Decision("Provider answered", DecisionOutcome.Stopped, words ?? "The connection was lost."),
            MessageState.Failed => new Decision(Rule, DecisionOutcome.Stopped, words ?? "It gave no reason."),
            _ => new Decision(Rule, DecisionOutcome.Waits, $"{words} Next try {RequestWords.When(message.DueAt, now, zone)}.".Trim()),
        };
    }
}
