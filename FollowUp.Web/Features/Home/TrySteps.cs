using FollowUp.Core.Delivery;
using FollowUp.Core.Kernel;
using FollowUp.Core.Requests;
using NodaTime;

namespace FollowUp.Web.Features.Home;

/// <summary>How far a demo order has come.</summary>
public static class TrySteps
{
    /// <param name="request">Null until there is one.</param>
    public static IReadOnlyList<TryStep> Of(PlacedOrder order, RequestDetail? request)
    {
        var row = request?.Row;
        var mail = request?.Messages.FirstOrDefault(message => message.Channel == Channel.Email && message.State is MessageState.Sent or MessageState.Delivered);
        var failed = row?.Status is RequestStatus.Failed or RequestStatus.Skipped or RequestStatus.Unknown ? row.LastError ?? row.Status.ToString() : null;
        var reached = row is null ? 1 : row.SubmittedAt is not null ? 5 : row.ClickedAt is not null ? 4 : mail is not null ? 3 : 2;
        TryStep[] steps =
        [
            new("Order placed", $"{order.Number}, as a shop would report it"),
            new("Request created", row is null ? "The campaign “Try it” asks at once" : Took(order, row.CreatedAt)),
            new("Mail in the Sandbox", failed ?? (mail is null ? "Composed and handed over" : Took(order, mail.SentAt)), Href: mail is null ? null : Links.SandboxMail(mail.Id), Verb: "Open mail"),
            new("Link clicked", "Open the mail and follow its button", Yours: true),
            new("Review submitted", "Leave stars and a few words on the page", Href: reached >= 4 && row!.SubmittedAt is null ? request!.Url : null, Verb: "Open page", Yours: true),
        ];
        return [.. steps.Select((step, at) => step with { State = at < reached ? TryState.Done : at == reached ? TryState.Now : TryState.Later })];
    }

    private static string? Took(PlacedOrder order, Instant? at)
        => at is { } then ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Math.Max(0, (then - order.PlacedAt).TotalSeconds):0.0} s after the order") : null;
}

/// <summary>One step on the way to a review.</summary>
/// <param name="Href">What there is to open; null for nothing.</param>
/// <param name="Yours">The person who tries it does this one.</param>
public sealed record TryStep(string Title, string? Detail, string? Href = null, string? Verb = null, bool Yours = false)
{
    public TryState State { get; init; }
}

/// <summary>Where a step stands.</summary>
public enum TryState
{
    Later,
    Now,
    Done,
}
