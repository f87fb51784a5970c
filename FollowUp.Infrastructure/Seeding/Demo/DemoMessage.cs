using FollowUp.Core.Contacts;
using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Composing;
using FollowUp.Core.Delivery.Costs;
using FollowUp.Core.Delivery.DeadLetters;
using FollowUp.Core.Delivery.Tracking;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Sequences.Steps;
using FollowUp.Core.Templates;
using FollowUp.Infrastructure.Persistence.Batch.Delivery;
using NodaTime;

namespace FollowUp.Infrastructure.Seeding.Demo;

/// <summary>Writes the rows of one message: composed as delivery does, with attempts and events that fit together.</summary>
internal sealed class DemoMessage(
    MessageComposer composer, IIdSource ids, OrganizationProfile organization, IReadOnlyDictionary<Guid, Template> templates, IReadOnlyDictionary<Channel, ChannelAccount> accounts, PriceList prices, Instant now)
{
    private static readonly Duration Hold = Duration.FromDays(7);
    private static readonly Duration Pickup = Duration.FromMilliseconds(350);
    private static readonly Duration Answer = Duration.FromMilliseconds(180);

    /// <summary>From when a message is due until a provider that takes it at once has taken it.</summary>
    public static readonly Duration HandOver = Pickup + Answer;

    private static readonly Duration Retry = Duration.FromMinutes(5);

    /// <returns>When a provider took it; null when none did.</returns>
    public Instant? Send(List<object> rows, DemoWay way, SendStep step, Instant dueAt, DemoFate fate, DemoEngagement engagement)
    {
        var (id, token, account) = (ids.NewId(), ids.NewToken(), accounts[step.Channel]);
        var address = Address(way.Contact, step.Channel);
        var attempts = Attempts(id, account, dueAt, fate);
        var last = attempts[^1];
        Instant? sentAt = fate.Taken ? last.FinishedAt : null;
        var openedAt = sentAt is { } sent && step.Channel == Channel.Email && engagement.Opened is { } opened ? Past(sent + opened) : null;
        var clickedAt = sentAt is { } took && engagement.Clicked is { } clicked ? Past(took + clicked) : null;
        var (content, charge) = Content(way, step, id, token, address, account, dueAt, last.StartedAt);
        rows.Add(new Message
        {
            Id = id,
            OrganizationId = organization.Id,
            Origin = OriginKind.Enrollment,
            OriginId = way.EnrollmentId,
            Slot = step.Id,
            Lane = Lane.Sequence,
            Channel = step.Channel,
            ContactId = way.Contact.Id,
            Address = address,
            TemplateId = step.Template,
            Data = way.Data,
            State = fate.Taken ? MessageState.Delivered : fate.Outcome == "uncertain" ? MessageState.Unknown : MessageState.Failed,
            PlannedAt = dueAt,
            DueAt = last.StartedAt,
            ExpiresAt = dueAt + Hold,
            AttemptCount = attempts.Count,
            Token = token,
            Provider = account.Provider,
            AccountId = account.Id,
            ProviderMessageId = last.ProviderMessageId,
            LastError = fate.Taken ? null : fate.Reason,
            FailureKind = fate.Taken || fate.Outcome == "uncertain" ? null : fate.Outcome == "rejected" ? DeadLetterKind.Refused : DeadLetterKind.Exhausted,
            FailureWords = fate.Taken ? null : FailureWords.Of(last.Code, fate.Reason),
            SentAt = sentAt,
            DeliveredAt = sentAt + Duration.FromMilliseconds(400),
            OpenedAt = openedAt,
            ClickedAt = clickedAt,
            Units = charge.Units,
            Cost = fate.Taken || fate.Outcome == "uncertain" ? charge.Micros : null,
            Currency = charge.Each?.Currency,
            CostSource = charge.Source,
        });
        rows.AddRange(content);
        rows.AddRange(attempts);
        Event(rows, id, way, "queued", dueAt);
        foreach (var attempt in attempts)
        {
            var type = attempt.Outcome switch { "accepted" => "sent", "deferred" => "deferred", "uncertain" => "unknown", _ => "failed" };
            Event(rows, id, way, type, attempt.FinishedAt, attempt.Reason);
        }

        Event(rows, id, way, "delivered", sentAt + Duration.FromMilliseconds(400));
        Event(rows, id, way, "opened", openedAt);
        Event(rows, id, way, "clicked", clickedAt);
        return sentAt;
    }

    public void Event(List<object> rows, Guid messageId, DemoWay way, string type, Instant? at, string? detail = null)
    {
        if (at is { } moment)
        {
            rows.Add(new MessageEvent { Id = ids.NewId(), OrganizationId = organization.Id, MessageId = messageId, OriginId = way.EnrollmentId, Type = type, At = moment, Detail = detail });
        }
    }

    public static string Address(Contact contact, Channel channel) => (channel == Channel.Email ? contact.Email : contact.Phone)!;

    private Instant? Past(Instant at) => at <= now ? at : null;

    private List<Attempt> Attempts(Guid messageId, ChannelAccount account, Instant dueAt, DemoFate fate)
    {
        var attempts = new List<Attempt>();
        if (fate.FirstDeferred)
        {
            attempts.Add(One(1, dueAt + Duration.FromMilliseconds(300), "deferred", "421 4.7.0", "Try again later"));
        }

        var at = fate.FirstDeferred ? dueAt + Retry : dueAt + Pickup;
        attempts.Add(One(attempts.Count + 1, at, fate.Outcome, fate.Code, fate.Reason));
        return attempts;

        Attempt One(int number, Instant started, string outcome, string? code, string? reason) => new()
        {
            Id = ids.NewId(),
            OrganizationId = organization.Id,
            MessageId = messageId,
            Number = number,
            AccountId = account.Id,
            Provider = account.Provider,
            StartedAt = started,
            FinishedAt = started + Answer,
            Outcome = outcome,
            Code = code,
            Reason = reason,
            ProviderMessageId = outcome == "accepted" ? $"sandbox-{messageId:D}" : null,
        };
    }

    private (IReadOnlyList<object> Rows, MessageCharge Charge) Content(
        DemoWay way, SendStep step, Guid id, string token, string address, ChannelAccount account, Instant dueAt, Instant handedAt)
    {
        var (template, contact) = (templates[step.Template!.Value], way.Contact);
        var route = new ChannelRoute(account.Provider, account.From, account.FromName, new ChannelAccountSettings(account.Id, new Dictionary<string, string>(), new Dictionary<string, string>()));
        var composed = composer.Compose(
            new QueuedMessage(
                id, organization.Id, OriginKind.Enrollment, way.EnrollmentId, step.Id, Lane.Sequence, step.Channel, address, null,
                new MessageContact(contact.Id, contact.Email, contact.Phone, contact.FirstName, contact.LastName, contact.TimeZone), template.Id, way.Data, token, 0, dueAt, dueAt, Standing.Good),
            address,
            organization,
            TemplateSource.Of(template),
            route);
        var content = new MessageContent
        {
            MessageId = id,
            OrganizationId = organization.Id,
            Subject = composed.Outbound.Subject,
            Html = composed.Outbound.Html,
            Text = composed.Outbound.Text,
            Links = Json.Write(composed.Links),
        };
        var links = ShortLinkRow.Of(id, organization.Id, token, composed.ShortLinks ? composed.Links : [])
            .Select(link => new ShortLink { Code = link.Code, OrganizationId = link.OrganizationId, MessageId = link.MessageId, Place = link.Place, Target = link.Target });
        return ([content, .. links], MessageCharge.Of(prices, composed.Outbound, null, route, handedAt));
    }
}

/// <summary>What a contact does with a message, counted from its sending; null: nothing.</summary>
internal sealed record DemoEngagement(Duration? Opened, Duration? Clicked)
{
    public static readonly DemoEngagement None = new(null, null);
}
