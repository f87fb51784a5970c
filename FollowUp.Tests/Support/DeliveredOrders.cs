using FollowUp.Core.Contacts;
using FollowUp.Core.Events;
using FollowUp.Core.Kernel;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Infrastructure.Persistence.Batch;
using NodaTime;

namespace FollowUp.Tests.Support;

/// <summary>Many delivered orders at once, each of a contact of its own.</summary>
internal static class DeliveredOrders
{
    public static string Email(int number) => $"contact{number}@example.com";

    public static async Task StoreAsync(Database database, IIdSource ids, Guid organizationId, Instant now, IEnumerable<int> numbers)
    {
        foreach (var some in numbers.Chunk(1000))
        {
            var rows = some.Select(number => new EventRow(
                ids.NewId(), organizationId, "generic", $"order-{number}", OrderDelivered.Type, now, now, Payload(number), 0)).ToList();
            await database.WriteBatchAsync(session => session.InsertAsync("Events", rows, CancellationToken.None), CancellationToken.None);
        }
    }

    /// <summary>One as it arrives at the product's intake.</summary>
    public static NewEvent Arriving(Guid organizationId, Instant now, int number)
        => new(organizationId, "generic", $"order-{number}", OrderDelivered.Type, now, Payload(number));

    private static string Payload(int number) => Json.Write(new OrderDelivered(
        $"{number}", new ContactDetails(Email(number), null, "Noor", "Haddad"), [new OrderItem("1", "Alder throw, moss", Url: "https://shop.example.com/alder")]));

    private sealed record EventRow(
        Guid Id, Guid OrganizationId, string Source, string Key, string Type, Instant OccurredAt, Instant ReceivedAt, string Payload, int Repeats);
}
