using FollowUp.Core.Delivery.Tracking;
using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Delivery.Composing;

/// <summary>A message about an invented order, for previews and tests.</summary>
public sealed class SampleMessage(PublicLinks links, IIdSource ids, IClock clock)
{
    /// <param name="contact">Null for an invented one.</param>
    /// <param name="token">Leads nowhere.</param>
    public QueuedMessage Make(Guid organizationId, OriginKind origin, Channel channel, Guid templateId, string token, MessageContact? contact = null)
    {
        contact ??= new MessageContact(ids.NewId(), "hana@example.com", "+46701234567", "Hana", "Sato", null);
        var data = Json.Write(new
        {
            product = new { name = "Alder wool throw", url = "https://shop.example.com/alder-throw" },
            order = new { id = "1042" },
            request = new { id = ids.NewId(), url = links.Request(token) },
        });
        var now = clock.GetCurrentInstant();
        return new QueuedMessage(
            ids.NewId(), organizationId, origin, ids.NewId(), "ask", Lane.Sequence, channel,
            channel == Channel.Email ? contact.Email : contact.Phone, null, contact, templateId, data, token, 0, now, now, Standing.Good);
    }
}
