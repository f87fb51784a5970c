using FollowUp.Core.Analytics;
using FollowUp.Core.Delivery;
using FollowUp.Core.Requests;
using FollowUp.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using NodaTime;

namespace FollowUp.Web.Features.Requests;

/// <summary>Loads one request with the message that explains it, and keeps it current while it is open.</summary>
public sealed partial class RequestDrawer
{
    private static readonly Duration HealthReach = Duration.FromHours(24);

    private RequestDetail? detail;
    private MessageDetail? explained;
    private Attempt? lastAttempt;
    private AccountHealth? health;
    private Cause? cause;
    private IReadOnlyList<Decision> decisions = [];

    [Inject]
    private IRequestQueries Requests { get; set; } = default!;

    [Inject]
    private IMessageQueries Messages { get; set; } = default!;

    [Inject]
    private IRequestCommands Commands { get; set; } = default!;

    [Inject]
    private IAccountHealth Accounts { get; set; } = default!;

    [Inject]
    private Confirmations Confirmations { get; set; } = default!;

    [Inject]
    private IClock Clock { get; set; } = default!;

    /// <summary>Which request.</summary>
    [Parameter, EditorRequired]
    public Guid RequestId { get; set; }

    [CascadingParameter(Name = "Zone")]
    private string? Zone { get; set; }

    private Instant Now => Clock.GetCurrentInstant();

    private DateTimeZone ZoneOf => TimeWords.Zone(Zone);

    private string Title => detail is null ? "Request" : $"Review of {detail.Row.Product}";

    private string LeadKind => detail?.Row.Channel == RequestChannel.Sms ? "sms" : "email";

    private string DecisionsTitle => explained?.Message.State switch
    {
        MessageState.Sent or MessageState.Delivered => "What was checked before sending",
        MessageState.Unknown => "How far did it get?",
        MessageState.Planned or MessageState.Queued or MessageState.Sending => "Why was this not sent yet?",
        _ => "Why was this not sent?",
    };

    protected override Task StartAsync() => ReloadAsync();

    private Task ReloadAsync() => LoadAsync(async ct =>
    {
        detail = await Requests.GetAsync(Actor, RequestId, ct);
        explained = RequestActions.Explaining(detail.Messages) is { } message ? await Messages.GetAsync(Actor, message.Id, ct) : null;
        lastAttempt = explained?.Attempts.OrderBy(attempt => attempt.Number).LastOrDefault();
        decisions = explained is null ? [] : SendDecisions.Of(explained, Now, ZoneOf);
        cause = Causes.Of(detail, explained);
        health = lastAttempt?.AccountId is { } account
            ? (await Accounts.SinceAsync(Actor, Now - HealthReach, ct)).FirstOrDefault(one => one.AccountId == account)
            : null;
    });

    private async Task RefreshAsync()
    {
        if (detail is null || Loading || Busy)
        {
            return;
        }

        var before = detail;
        var current = before;
        await LoadAsync(async ct => current = await Requests.GetAsync(Actor, RequestId, ct));
        if (current.Row != before.Row || current.Events.Count != before.Events.Count || !current.Messages.SequenceEqual(before.Messages))
        {
            await ReloadAsync();
            StateHasChanged();
        }
    }

    private Task RetryAsync() => ActAsync("retry the request", ct => Commands.RetryAsync(Actor, RequestId, ct), "Request is back in the queue.");

    private async Task ResendAsync()
    {
        var unknown = detail!.Row.Status == RequestStatus.Unknown;
        var text = unknown
            ? $"Nobody knows whether the first one arrived. {detail.Row.Contact} may get it twice."
            : $"{detail.Row.Contact} gets the request once more. The copy says in its history that you asked for it.";
        if (await Confirmations.AskAsync(unknown ? "Send again although it may have arrived?" : "Resend a copy?", text, "Resend a copy", "Don't send", danger: unknown))
        {
            await ActAsync("resend the request", ct => Commands.ResendAsync(Actor, RequestId, ct), "A copy is in the queue.");
        }
    }

    private async Task CancelAsync()
    {
        var sent = detail!.Row.FirstSentAt is not null;
        if (await Confirmations.AskAsync(
            sent ? "End this request?" : "Cancel this request?",
            sent ? "No reminders follow and the link is closed. What was sent stays in the history." : "Nothing is sent. It stays in the log as cancelled.",
            sent ? "End request" : "Cancel request",
            danger: true))
        {
            await ActAsync("cancel the request", ct => Commands.CancelAsync(Actor, RequestId, ct), sent ? "Request ended." : "Request cancelled.");
        }
    }

    private async Task ActAsync(string intent, Func<CancellationToken, Task> action, string done)
    {
        if (await RunAsync(intent, action, done))
        {
            await ReloadAsync();
        }
    }
}
