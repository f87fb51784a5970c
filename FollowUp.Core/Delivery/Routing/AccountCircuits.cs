using System.Collections.Concurrent;
using FollowUp.Core.Delivery.Channels;
using NodaTime;

namespace FollowUp.Core.Delivery.Routing;

/// <summary>One circuit breaker an account, known to this process alone: another node finds out for itself.</summary>
public sealed class AccountCircuits
{
    private readonly ConcurrentDictionary<Guid, AccountCircuit> circuits = new();

    /// <summary>Asks for a way through. Who gets one reports what came of it.</summary>
    /// <returns>Null: go ahead. Else when to ask again.</returns>
    public Instant? Enter(Guid accountId, Instant now)
    {
        var circuit = Of(accountId);
        lock (circuit)
        {
            return circuit.Enter(now);
        }
    }

    public void Report(Guid accountId, SendOutcome outcome, Instant now)
    {
        var circuit = Of(accountId);
        lock (circuit)
        {
            circuit.Report(outcome, now);
        }
    }

    /// <summary>Since when the account does not work; null while it does.</summary>
    public Instant? RestingSince(Guid accountId)
    {
        var circuit = Of(accountId);
        lock (circuit)
        {
            return circuit.RestingSince;
        }
    }

    /// <summary>How the account stands.</summary>
    public CircuitState State(Guid accountId, Instant now)
    {
        var circuit = Of(accountId);
        lock (circuit)
        {
            return circuit.State(now);
        }
    }

    private AccountCircuit Of(Guid accountId) => circuits.GetOrAdd(accountId, _ => new AccountCircuit());
}

/// <summary>Whether an account is used.</summary>
public enum CircuitState
{
    /// <summary>It is used.</summary>
    Closed,

    /// <summary>It failed too often, or asked for a rest: nothing goes through it for a while.</summary>
    Open,

    /// <summary>One message tries whether it works again.</summary>
    HalfOpen,
}
