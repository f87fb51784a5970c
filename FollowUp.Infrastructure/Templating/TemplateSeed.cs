using FollowUp.Core.Kernel;
using FollowUp.Core.Templates;
using NodaTime;

namespace FollowUp.Infrastructure.Templating;

/// <summary>Gives a new organization its templates.</summary>
internal static class TemplateSeed
{
    /// <summary>The rows, not yet saved.</summary>
    public static IEnumerable<Template> Rows(Guid organizationId, IIdSource ids, Instant now)
        => DefaultTemplates.All.Select(input => new Template
        {
            Id = ids.NewId(),
            OrganizationId = organizationId,
            Name = input.Name,
            Channel = input.Channel,
            Kind = input.Kind,
            Subject = input.Subject,
            Html = input.Html,
            Text = input.Text,
            CreatedAt = now,
            UpdatedAt = now,
        });
}
