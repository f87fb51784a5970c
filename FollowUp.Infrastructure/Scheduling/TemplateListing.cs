using FollowUp.Infrastructure.Persistence.Stores.WhatsApp;
using Quartz;

namespace FollowUp.Infrastructure.Scheduling;

/// <summary>Keeps the lists of approved WhatsApp templates fresh.</summary>
[DisallowConcurrentExecution]
internal sealed class TemplateListing(TemplateSync sync) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await sync.RunAsync(cancellationToken);
}
