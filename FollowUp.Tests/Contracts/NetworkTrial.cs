using FollowUp.Core.Delivery.Channels;
using FollowUp.Tests.Contracts.Fakes;

namespace FollowUp.Tests.Contracts;

/// <summary>A sender whose provider is reached by a network, which can be disturbed.</summary>
internal abstract class NetworkTrial : SenderTrial
{
    /// <summary>Messages handed over, whatever became of them.</summary>
    public abstract int HandOvers { get; }

    /// <summary>Ends when the provider has read a message whole.</summary>
    public abstract Task Read { get; }

    /// <summary>Every refusal the provider documents, and what it means.</summary>
    public abstract IReadOnlyList<DocumentedEnd> Ends { get; }

    /// <summary>Names of settings and secrets without which nothing can be sent.</summary>
    public abstract IReadOnlyList<string> Needed { get; }

    /// <summary>The secret that the provider checks.</summary>
    public abstract string Secret { get; }

    /// <summary>The account with another secret.</summary>
    public abstract ChannelAccountSettings WrongSecret();

    /// <summary>An address where somebody listens who cuts the connection before a message can be sent.</summary>
    public abstract ChannelAccountSettings CutBefore();

    /// <summary>Does this to the next message, after it has been taken.</summary>
    public abstract void Disturb(Fault fault);

    /// <summary>Refuses the next message for good, with these words.</summary>
    public abstract void RefuseWith(string words);

    /// <summary>Nobody listens any more.</summary>
    public abstract Task StopAsync();

    public ChannelAccountSettings Without(string name) => Account with
    {
        Settings = Account.Settings.Where(setting => setting.Key != name).ToDictionary(),
        Secrets = Account.Secrets.Where(secret => secret.Key != name).ToDictionary(),
    };
}
