using FollowUp.Core.Contacts;
using NodaTime;

namespace FollowUp.Infrastructure.Seeding.Demo;

/// <summary>One delivered item of an invented order, and the ids its rows share.</summary>
/// <param name="Data">Variables of its messages as JSON.</param>
internal sealed record DemoOrder(
    Guid RequestId, Guid EnrollmentId, string Token, DemoCampaign By, Contact Contact, string OrderId, DemoProduct Product, Instant DeliveredAt, string Data)
{
    /// <summary>The contact had unsubscribed from e-mails before.</summary>
    public bool OptedOut { get; init; }

    public DemoWay Way => new(EnrollmentId, Contact, Data);

    public Instant CreatedAt => DeliveredAt + Duration.FromMilliseconds(700);

    public Instant ScheduledAt => DeliveredAt + Duration.FromTimeSpan(By.Campaign.Delay);

    public Instant ExpiresAt => ScheduledAt + Duration.FromTimeSpan(By.Campaign.Expiry);
}

/// <summary>A contact on the way through a flow.</summary>
/// <param name="Data">Variables of its messages as JSON.</param>
internal sealed record DemoWay(Guid EnrollmentId, Contact Contact, string Data);
