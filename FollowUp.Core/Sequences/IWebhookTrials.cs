using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Sequences.Steps;

namespace FollowUp.Core.Sequences;

/// <summary>Calls other programs the way a step would, with an invented contact.</summary>
public interface IWebhookTrials
{
    /// <summary>Takes a marketer. Nothing is stored; a receiver that does not answer is no error here.</summary>
    /// <exception cref="InputException">The step could not be published as it is; names the field.</exception>
    Task<WebhookAnswer> TryAsync(Actor actor, WebhookStep step, CancellationToken cancellationToken);
}

/// <summary>What came of a test call.</summary>
/// <param name="Status">HTTP status; null when there was no answer.</param>
/// <param name="Said">In words: the status with its reason, or why there was no answer.</param>
/// <param name="Body">How the answer begins.</param>
/// <param name="Milliseconds">From the call to the answer's end.</param>
public sealed record WebhookAnswer(int? Status, string Said, string Body, long Milliseconds)
{
    /// <summary>The step would count it as done.</summary>
    public bool Accepted => Status is >= 200 and < 300;
}
