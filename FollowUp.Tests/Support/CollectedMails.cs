using System.Collections.Concurrent;
using FollowUp.Core.Delivery;

namespace FollowUp.Tests.Support;

/// <summary>Keeps the product's own mails instead of sending them, each slot once.</summary>
public sealed class CollectedMails : ISystemMail
{
    private readonly ConcurrentDictionary<string, SystemMail> slots = new();

    public IReadOnlyCollection<SystemMail> All => [.. slots.Values];

    public Task PlanAsync(SystemMail mail, CancellationToken cancellationToken)
    {
        slots.TryAdd(mail.Slot, mail);
        return Task.CompletedTask;
    }
}
