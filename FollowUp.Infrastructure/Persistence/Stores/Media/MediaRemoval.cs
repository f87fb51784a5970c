using FollowUp.Core.Delivery;
using FollowUp.Core.Kernel;
using FollowUp.Core.Media;
using FollowUp.Core.Templates;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Infrastructure.Persistence.Stores.Media;

/// <summary>Removes files that nothing refers to, row and bytes.</summary>
internal sealed class MediaRemoval(Database database, IFileStore files)
{
    /// <summary>Files that no template and no message that has not left yet takes along.</summary>
    public static IQueryable<MediaFile> Unused(FollowUpDbContext context) => context.Set<MediaFile>().Where(file =>
        !context.Set<TemplateAttachment>().Any(row => row.MediaId == file.Id)
        && !context.Set<MessageAttachment>().Any(row => row.MediaId == file.Id && context.Set<Message>().Any(message => message.Id == row.MessageId
            && (message.State == MessageState.Planned || message.State == MessageState.Queued || message.State == MessageState.Sending || message.State == MessageState.Unknown))));

    /// <summary>Uploads, uses and removals of one organization's files come one after the other until the transaction ends.</summary>
    public static Task LockAsync(FollowUpDbContext context, Guid organizationId, CancellationToken cancellationToken)
        => context.Organizations.Where(row => row.Id == organizationId).ExecuteUpdateAsync(set => set.SetProperty(row => row.Version, row => row.Version), cancellationToken);

    /// <returns>False when something refers to it, or it is not there.</returns>
    public Task<bool> RemoveAsync(DataScope scope, Guid organizationId, Guid mediaId, CancellationToken cancellationToken)
        => database.WriteAsync(scope, async context =>
        {
            await LockAsync(context, organizationId, cancellationToken);
            if (await Unused(context).SingleOrDefaultAsync(row => row.Id == mediaId, cancellationToken) is not { } file)
            {
                return false;
            }

            context.Remove(file);
            await context.SaveChangesAsync(cancellationToken);
            if (!await context.Set<MediaFile>().AnyAsync(row => row.Hash == file.Hash, cancellationToken))
            {
                // Before the transaction ends: afterwards an upload of the same bytes might already rely on them.
                files.Delete(organizationId, FileArea.Media, file.Hash);
            }

            return true;
        }, cancellationToken);
}
