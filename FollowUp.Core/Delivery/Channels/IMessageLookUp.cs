using FollowUp.Core.Delivery.Costs;
using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Delivery.Channels;

/// <summary>Asks a provider whether it took a message of which nobody knows.</summary>
public interface IMessageLookUp
{
    /// <summary>Never throws for what a provider or a network does.</summary>
    Task<LookUpResult> FindAsync(LookUpQuestion question, ChannelAccountSettings account, CancellationToken cancellationToken);
}

/// <summary>Which message.</summary>
/// <param name="From">Begin of the hand-over.</param>
/// <param name="Until">The provider took it before this, if at all.</param>
/// <param name="Text">Its words as they were handed over; tells two messages to one number apart.</param>
public sealed record LookUpQuestion(Guid MessageId, string To, string Sender, string Text, Instant From, Instant Until)
{
    /// <summary>On which channel it was handed over.</summary>
    public Channel Channel { get; init; } = Channel.Sms;
}

/// <summary>What the provider says.</summary>
public abstract record LookUpResult
{
    private LookUpResult()
    {
    }

    /// <summary>It was taken.</summary>
    public sealed record Found(string ProviderMessageId) : LookUpResult
    {
        /// <summary>What it took for it, where it says so.</summary>
        public Money? Price { get; init; }
    }

    /// <summary>It was certainly not taken: sending again is safe.</summary>
    public sealed record NotFound : LookUpResult;

    /// <summary>The provider could not be asked, or several fit: ask later, or ask a person.</summary>
    public sealed record Unclear(string Reason) : LookUpResult;
}
