using FollowUp.Core.Kernel;
using Radzen;

namespace FollowUp.Web.Components.Shared;

/// <summary>Runs what a person asked for: turns failures into plain words, shows a toast, logs what was not expected.</summary>
public sealed class UserActions(NotificationService toasts, ILogger<UserActions> log)
{
    private const double ShortlyMs = 4_000;
    private const double UntilClosedMs = 3_600_000;

    /// <summary>Runs the action. Never throws but for cancellation.</summary>
    /// <param name="intent">What was wanted, to stand after "We couldn't": "retry the request".</param>
    /// <param name="action">What to do.</param>
    /// <param name="done">Said when it is done: "Request queued again."; null says nothing.</param>
    /// <param name="ct">Ends the action when the page is left.</param>
    public async Task<ActionOutcome> RunAsync(string intent, Func<CancellationToken, Task> action, string? done = null, CancellationToken ct = default)
    {
        ActionOutcome outcome;
        try
        {
            await action(ct);
            outcome = ActionOutcome.Done;
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            outcome = Explain(failure);
            if (outcome.Message is null)
            {
                log.LogError(failure, "Could not {Intent}", intent);
                outcome = ActionOutcome.Failed("Something went wrong on our side. It is in the log; try again in a moment.");
            }
        }

        Say(intent, outcome, done);
        return outcome;
    }

    /// <summary>A failure the product foresees, in plain words; a null message for any other.</summary>
    public static ActionOutcome Explain(Exception failure) => failure switch
    {
        InputException input => new(
            false,
            string.Join(" ", input.Errors.Select(error => $"{Words.Sentence(error.Field)} {error.Message.TrimEnd('.')}.")),
            input.Errors.GroupBy(error => error.Field, StringComparer.OrdinalIgnoreCase)
                .ToDictionary(group => group.Key, group => AsSentence(group.First().Message), StringComparer.OrdinalIgnoreCase)),
        NotFoundException missing => ActionOutcome.Failed($"{missing.Message} It may have been removed meanwhile."),
        ForbiddenException or ConflictException => ActionOutcome.Failed(failure.Message),
        _ => new(false, null, ActionOutcome.Done.FieldErrors),
    };

    private static string AsSentence(string message) => message.Length == 0 ? "" : $"{char.ToUpperInvariant(message[0])}{message[1..].TrimEnd('.')}.";

    private void Say(string intent, ActionOutcome outcome, string? done)
    {
        if (outcome.Succeeded && done is null)
        {
            return;
        }

        toasts.Notify(new NotificationMessage
        {
            Severity = outcome.Succeeded ? NotificationSeverity.Success : NotificationSeverity.Error,
            Summary = outcome.Succeeded ? done ?? "" : $"We couldn't {intent}",
            Detail = outcome.Message ?? "",
            Duration = outcome.Succeeded ? ShortlyMs : UntilClosedMs,
            CloseAriaLabel = "Close",
        });
    }
}
