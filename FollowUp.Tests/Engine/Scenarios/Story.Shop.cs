using FollowUp.Core.Contacts;
using FollowUp.Core.Delivery;
using FollowUp.Core.Engine;
using FollowUp.Core.Events;
using FollowUp.Core.Kernel;
using FollowUp.Core.Requests;
using FollowUp.Core.Sequences;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Tests.Engine.Scenarios;

/// <summary>What the shop and its contacts do.</summary>
internal sealed partial class Story
{
    public static RequestCampaignInput Usual { get; } = new(
        "After delivery", RequestChannel.Email, TimeSpan.FromDays(7), true, TimeSpan.FromDays(5), 2, TimeSpan.FromDays(60), new Eligibility());

    public Task<Guid> CampaignAsync(RequestCampaignInput? input = null)
        => Get<IRequestCampaigns>().CreateAsync(Owner, input ?? Usual, CancellationToken.None);

    public Task SetAsync(Guid campaignId, SequenceStatus status)
        => Get<IRequestCampaigns>().SetStatusAsync(Owner, campaignId, status, CancellationToken.None);

    /// <summary>The shop tells that an order arrived.</summary>
    public async Task<EventReceipt> DeliveredAsync(
        string orderId = "1001", string? email = "noor@example.com", string? phone = null, string[]? items = null, string? key = null, decimal? value = null)
    {
        var order = new OrderDelivered(
            orderId, new ContactDetails(email, phone, "Noor", "Haddad"), [.. (items ?? ["1"]).Select(id => new OrderItem(id, $"Thing {id}"))], value);
        return await Get<IEventIntake>().StoreAsync(
            new NewEvent(Owner.OrganizationId, "generic", key ?? $"{orderId}-{Get<IIdSource>().NewId()}", OrderDelivered.Type, Clock.Now, Json.Write(order)),
            CancellationToken.None);
    }

    public Task SubmitAsync(Request request, int rating = 5)
        => Get<ISubmissions>().SubmitAsync(request.Token, new SubmissionInput(rating, null, "Lovely.", null, true, []), CancellationToken.None);

    public Task OpenLinkAsync(Request request) => Get<ISubmissions>().OpenAsync(request.Token, CancellationToken.None);

    public async Task<List<string>> EventsAsync(Request request)
        => [.. (await Get<IRequestQueries>().GetAsync(Owner, request.Id, CancellationToken.None)).Events.Select(one => one.Type)];

    public async Task<Enrollment> EnrollmentAsync(Request request)
    {
        await using var context = Open();
        return await context.Set<Enrollment>().AsNoTracking().SingleAsync(row => row.Id == request.EnrollmentId);
    }

    public async Task<List<Message>> MessagesAsync()
    {
        await using var context = Open();
        return await context.Set<Message>().AsNoTracking().OrderBy(row => row.Id).ToListAsync();
    }
}
