using System.Text.Json;
using FollowUp.Core.Events;
using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Events;

/// <summary>Events of what happens inside the product. Added in the transaction of the change itself; sequences hear them like any other.</summary>
internal static class InsideEvents
{
    /// <summary>Where they come from.</summary>
    public const string Source = "followup";

    /// <param name="key">Tells a repeat.</param>
    /// <param name="properties">An object with what filters may ask for.</param>
    /// <param name="enrollmentId">Whose message it is about, if any.</param>
    public static Event Of(IIdSource ids, Guid organizationId, Guid contactId, string type, string key, Instant now, object properties, Guid? enrollmentId = null) => new()
    {
        Id = ids.NewId(),
        OrganizationId = organizationId,
        Source = Source,
        Key = key,
        Type = type,
        OccurredAt = now,
        ReceivedAt = now,
        ContactId = contactId,
        Payload = Json.Write(new ContactEvent(Properties: JsonSerializer.SerializeToElement(properties, Json.Options), EnrollmentId: enrollmentId)),
    };
}
