using FollowUp.Core.Audit;
using FollowUp.Core.Kernel;
using FollowUp.Core.Media;
using FollowUp.Core.Templates;
using FollowUp.Infrastructure.Persistence.Stores.Media;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Templates;

/// <summary>Replaces the files that a template's messages take along. Runs inside the transaction that changes the template.</summary>
internal static class TemplateFiles
{
    /// <exception cref="InputException">A file is not there, is there twice, or does not fit the channel.</exception>
    public static async Task ReplaceAsync(FollowUpDbContext context, Template template, IReadOnlyList<Guid> wanted, Instant now, CancellationToken cancellationToken)
    {
        var had = await context.Set<TemplateAttachment>().Where(row => row.TemplateId == template.Id).OrderBy(row => row.Position).Select(row => row.MediaId).ToListAsync(cancellationToken);
        if (had.SequenceEqual(wanted))
        {
            return;
        }

        await MediaRemoval.LockAsync(context, template.OrganizationId, cancellationToken);
        await CheckAsync(context, template.Channel, wanted, cancellationToken);
        await context.Set<TemplateAttachment>().Where(row => row.TemplateId == template.Id).ExecuteDeleteAsync(cancellationToken);
        context.AddRange(wanted.Select((mediaId, at) => new TemplateAttachment { TemplateId = template.Id, Position = at, OrganizationId = template.OrganizationId, MediaId = mediaId }));

        context.Audit(new AuditNote("template.files_changed", template.Id, template.Name, new { From = had, To = wanted }));

        // Providers may still fetch what was taken out, and people look at what was sent: it is kept for a while from now on.
        var removed = had.Except(wanted).ToList();
        await context.Set<MediaFile>().Where(row => removed.Contains(row.Id)).ExecuteUpdateAsync(set => set.SetProperty(row => row.TouchedAt, now), cancellationToken);
    }

    private static async Task CheckAsync(FollowUpDbContext context, Channel channel, IReadOnlyList<Guid> wanted, CancellationToken cancellationToken)
    {
        var found = await context.Set<MediaFile>().AsNoTracking().Where(row => wanted.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellationToken);
        var errors = wanted.Index()
            .Where(one => !found.ContainsKey(one.Item) || wanted.Take(one.Index).Contains(one.Item))
            .Select(one => new InputError($"attachments[{one.Index}]", found.ContainsKey(one.Item) ? "is there twice" : "is no file of this organization"))
            .ToList();
        errors.AddRange(errors.Count > 0 ? [] : MediaLimits.Of(channel).Check([.. wanted.Select(id => AttachedFile.Of(found[id]))]));
        if (errors.Count > 0)
        {
            throw new InputException(errors);
        }
    }
}
