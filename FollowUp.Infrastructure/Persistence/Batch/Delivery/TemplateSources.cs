using FollowUp.Core.Media;
using FollowUp.Core.Templates;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Infrastructure.Persistence.Batch.Delivery;

/// <summary>The templates of a batch with what their messages take along, in two queries.</summary>
internal static class TemplateSources
{
    public static async Task<Dictionary<Guid, TemplateSource>> LoadAsync(FollowUpDbContext context, List<Guid> templateIds, CancellationToken cancellationToken)
    {
        if (templateIds.Count == 0)
        {
            return [];
        }

        var attached = (await context.Set<TemplateAttachment>().AsNoTracking().Where(row => templateIds.Contains(row.TemplateId))
                .OrderBy(row => row.TemplateId).ThenBy(row => row.Position).Select(row => new { row.TemplateId, row.File }).ToListAsync(cancellationToken))
            .ToLookup(row => row.TemplateId, row => AttachedFile.Of(row.File!));
        var templates = await context.Set<Template>().AsNoTracking().Where(row => templateIds.Contains(row.Id))
            .Select(row => new TemplateSource(row.Id, row.Version, row.Channel, row.Subject, row.Html, row.Text) { WhatsAppWords = row.WhatsAppWords }).ToListAsync(cancellationToken);
        return templates.ToDictionary(row => row.Id, row => attached.Contains(row.Id) ? row with { Attachments = [.. attached[row.Id]] } : row);
    }
}
