// The page of the emulator: shows the state that the stream of events brings, and asks the control routes for the rest.
// Texts get into the page as text only, never as markup.
'use strict';

const one = id => document.getElementById(id);
const maxRows = 500;
let key = new URLSearchParams(location.search).get('key') ?? sessionStorage.getItem('key') ?? '';
let state = null;
let openTask = null;
let openTaskText = '';
let openRequest = null;
let events = null;

function element(name, text, className) {
  const made = document.createElement(name);
  if (text !== undefined && text !== null) made.textContent = text;
  if (className) made.className = className;
  return made;
}

function replace(parent, children) {
  parent.replaceChildren(...children);
}

async function ask(method, path, body) {
  const headers = key ? { 'X-Emulator-Key': key } : {};
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  const response = await fetch('emulator/' + path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  const text = await response.text();
  const json = text ? JSON.parse(text) : null;
  if (!response.ok) throw new Error(json?.error_msg ?? `The emulator answered ${response.status}.`);
  return json;
}

async function act(method, path, body) {
  try {
    one('message').textContent = '';
    await ask(method, path, body);
  } catch (error) {
    one('message').textContent = error.message;
  }
}

function time(text) {
  return text ? text.slice(0, 19).replace('T', ' ') : '';
}

function bar(progress) {
  const parts = [
    ['success', progress.success], ['fail', progress.fail], ['retry', progress.failWaitRetry], ['stopped', progress.stopped + progress.removed],
    ['processing', progress.processing], ['waiting', progress.waiting]];
  const made = element('div', null, 'bar');
  made.setAttribute('role', 'img');
  made.setAttribute('aria-label', parts.filter(part => part[1] > 0).map(part => `${part[1]} ${part[0]}`).join(', ') || 'no sub-task');
  for (const [name, count] of parts) {
    if (count > 0) {
      const span = element('span', null, 'of-' + name);
      span.style.flexGrow = count;
      made.append(span);
    }
  }
  return made;
}

function cell(content, className) {
  const made = element('td', null, className);
  if (content instanceof Node) made.append(content);
  else made.textContent = content ?? '';
  return made;
}

// Rows are kept where they are, so that what has the focus keeps it.
function rows(body, items, idOf, fill) {
  const known = new Map([...body.children].map(row => [row.dataset.id, row]));
  const heads = [...body.parentElement.tHead.rows[0].cells].map(head => head.textContent);
  items.forEach((item, index) => {
    const text = JSON.stringify(item);
    let row = known.get(idOf(item));
    known.delete(idOf(item));
    if (!row) {
      row = element('tr');
      row.dataset.id = idOf(item);
    }
    if (row.dataset.text !== text) {
      const focused = row.contains(document.activeElement);
      const cells = fill(item);
      cells.forEach((made, column) => made.dataset.head = heads[column]);
      replace(row, cells);
      row.dataset.text = text;
      if (focused) row.querySelector('button')?.focus();
    }
    if (body.children[index] !== row) body.insertBefore(row, body.children[index] ?? null);
  });
  known.forEach(row => row.remove());
}

function link(text, action) {
  const made = element('button', text, 'link');
  made.type = 'button';
  made.addEventListener('click', action);
  return made;
}

function taskCells(task) {
  const open = link(task.name, () => showTask(task.id, true));
  open.title = task.name;
  const name = cell(open, 'name');
  name.append(element('div', `${task.type} · ${task.appId}`, 'muted'));
  const status = cell(element('span', task.status, 's-' + task.status), 'status');
  const notes = [
    task.statusDescription,
    task.scheduleTime && task.status === 'Waitting' ? `scheduled for ${time(task.scheduleTime)}` : null,
    task.waitingForConfirmation > 0 ? `${task.waitingForConfirmation} wait for confirmation` : null];
  notes.filter(Boolean).forEach(note => status.append(element('div', note, 'muted')));
  const progress = task.progress;
  const counters = [progress.total, progress.waiting, progress.processing, progress.success, progress.fail, progress.failWaitRetry, progress.stopped, progress.removed];
  return [name, status, cell(bar(progress), 'progress'), ...counters.map(count => cell(count, 'number')), cell(time(task.createTime), 'time')];
}

function requestCells(request) {
  const took = request.answeredAt ? new Date(request.answeredAt) - new Date(request.receivedAt) : null;
  return [
    cell(time(request.receivedAt).slice(11), 'time'),
    cell(link(request.operation ?? 'none', () => showRequest(request.requestId)), 'operation'),
    cell(request.statusCode ?? (request.answeredAt ? 'reset' : 'waits'), 'answer ' + (request.statusCode < 400 ? 's-Success' : 's-Fail')),
    cell(request.errorCode, 'answer'),
    cell(took === null ? '' : `${took} ms`, 'time'),
    cell(request.fault ? `${request.fault}, ${request.executed ? 'executed' : 'not executed'}` : ''),
    cell(`${request.method} ${request.target.replace(`/v5/iot/${state.projectId}/`, '…/')}`, 'target')];
}

function endable(text, name, path) {
  const item = element('li', text + ' ');
  const end = element('button', 'End');
  end.type = 'button';
  end.setAttribute('aria-label', `End ${name}`);
  end.addEventListener('click', () => act('DELETE', path));
  item.append(end);
  return item;
}

function outcomeText(rule) {
  const more = rule.targets?.length > 3 ? ` and ${rule.targets.length - 3} more` : '';
  const which = [
    rule.targets ? rule.targets.slice(0, 3).join(', ') + more : null,
    rule.percentage !== undefined ? `${rule.percentage} % of the devices` : null,
    rule.every !== undefined ? `one device of ${rule.every}` : null,
    rule.taskType,
    rule.attempts !== undefined ? `first ${rule.attempts} attempts` : null];
  const what = [rule.fails ? `fail with ${rule.errorCode}` : null, rule.duration !== undefined ? `take ${rule.duration}` : null];
  return `${which.filter(Boolean).join(', ') || 'all devices'}: ${what.filter(Boolean).join(', ') || 'succeed'}`;
}

function show(next) {
  state = next;
  const instance = next.instanceId ? `, instance ${next.instanceId}` : '';
  one('facts').textContent = `Project ${next.projectId}, ${next.region}${instance}, ${next.requestCount} requests`;
  one('now').textContent = time(next.clock.now) + ' UTC';
  one('clock-state').textContent = next.clock.isFrozen ? 'frozen' : next.clock.speed === 1 ? '' : `tasks run ${next.clock.speed} times as fast`;
  one('freeze').textContent = next.clock.isFrozen ? 'Unfreeze' : 'Freeze';
  if (document.activeElement !== one('speed')) one('speed').value = String(next.clock.speed);
  one('tasks-title').textContent = `${next.taskCount} batch tasks`;
  one('no-tasks').hidden = next.taskCount > 0;
  replace(one('spaces'), next.spaces.map(space => element(
    'li', `${space.appId}: ${space.unfinished} of ${next.maxUnfinishedTasks} unfinished${space.queued ? `, ${space.queued} queued` : ''}`, 'muted')));
  rows(one('tasks').tBodies[0], next.tasks, task => task.id, taskCells);
  rows(one('requests').tBodies[0], next.requests, request => request.requestId, requestCells);
  replace(one('faults'), next.faults.length === 0 ? [element('li', 'No fault is waiting.', 'muted')] : next.faults.map(fault => {
    const often = fault.remainingCount === undefined ? `${Math.round(fault.probability * 1000) / 10} %` : fault.remainingCount === 1 ? 'once' : `${fault.remainingCount} times`;
    return endable(`${fault.name}, ${fault.operation ?? 'every operation'}, ${often}`, fault.name, `faults/${fault.id}`);
  }));
  replace(one('outcomes'), next.outcomes.map(rule => endable(outcomeText(rule), 'outcome', `outcomes/${rule.id}`)));
  const fleet = next.fleet;
  const counted = counts => Object.entries(counts).map(([name, count]) => `${count} ${name}`).join(', ');
  one('fleet').textContent = fleet.deviceCount === 0
    ? 'No fleet: each device id is taken for a device.'
    : `${fleet.deviceCount} devices: ${counted(fleet.devicesByStatus)}. Firmware: ${counted(fleet.devicesByFirmware)}.`;
  replace(one('groups'), fleet.groups.map(group => element('li', `Group ${group.name} (${group.groupId}): ${group.deviceCount} devices`)));
  replace(one('packages'), fleet.packages.map(found => element('li', `Package ${found.packageId}: ${found.packageType} ${found.version}`)));
  replace(one('files'), next.files.map(file => element('li', `File ${file.name} (${file.id}), ${time(file.uploadTime)}`)));
  if (openTask) showTask(openTask, false);
}

async function showTask(id, focus) {
  openTask = id;
  const known = state.tasks.find(task => task.id === id);
  if (!known) return closeTask();
  const text = JSON.stringify(known);
  if (!focus && text === openTaskText) return;
  openTaskText = text;
  let task;
  try {
    task = await ask('GET', 'tasks/' + encodeURIComponent(id));
  } catch {
    return closeTask();
  }
  if (openTask !== id) return;
  one('detail').hidden = false;
  one('detail-title').textContent = known.name;
  const facts = {
    Id: id, Type: known.type, 'Resource space': known.appId, Status: known.status, Description: known.statusDescription, Created: time(known.createTime),
    Schedule: known.scheduleTime ? time(known.scheduleTime) : 'at once', Retries: known.retryCount > 0 ? `${known.retryCount}, ${known.retryInterval} apart` : 'none', 'Needs confirmation': known.needConfirm ? 'yes' : 'no', Executions: known.executions };
  replace(one('detail-facts'), Object.entries(facts).filter(fact => fact[1] !== undefined && fact[1] !== null).flatMap(
    ([name, value]) => [element('dt', name), element('dd', value)]));
  one('detail-document').textContent = known.document ? JSON.stringify(JSON.parse(known.document), null, 2) : '';
  one('detail').subTasks = task.subTasks;
  showSubTasks();
  if (focus) one('detail-title').focus();
}

function showSubTasks() {
  const wanted = one('detail-filter').value;
  const part = one('detail-target').value;
  const all = (one('detail').subTasks ?? []).filter(subTask => (!wanted || subTask.status === wanted) && subTask.target.includes(part));
  replace(one('sub-tasks'), all.slice(0, maxRows).map(subTask => {
    const row = element('tr');
    const reason = subTask.errorCode ? `${subTask.errorCode}: ${subTask.errorMessage}` : subTask.output;
    row.append(cell(subTask.target, 'name'), cell(element('span', subTask.status, 's-' + subTask.status)), cell(subTask.attempts, 'number'), cell(reason, 'name'));
    return row;
  }));
  one('more').textContent = all.length > maxRows ? `${all.length - maxRows} more are not shown.` : `${all.length} sub-tasks`;
}

function closeTask() {
  openTask = null;
  openTaskText = '';
  one('detail').hidden = true;
}

async function showRequest(id) {
  openRequest = id;
  try {
    const request = await ask('GET', 'requests/' + encodeURIComponent(id));
    if (openRequest !== id) return;
    one('request-detail').hidden = false;
    one('request-title').textContent = `${request.method} ${request.target}`;
    one('request-bodies').textContent = `${request.body || '(no body)'}\n\n${request.statusCode ?? 'reset'}\n${request.responseBody || '(no body)'}`;
    one('request-title').focus();
  } catch (error) {
    one('message').textContent = error.message;
  }
}

function connected(on) {
  one('connection').textContent = on ? 'Connected' : 'Disconnected: what you see is not the present';
  one('connection').className = on ? 'on' : 'off';
}

async function connect() {
  events?.close();
  try {
    const [kinds, operations] = await Promise.all([ask('GET', 'faults/kinds'), ask('GET', 'operations')]);
    replace(one('fault-kind'), kinds.map(kind => element('option', kind)));
    one('fault-operation').length = 1;
    one('fault-operation').append(...operations.map(operation => element('option', operation)));
    one('key-form').hidden = true;
  } catch (error) {
    connected(false);
    one('key-form').hidden = !error.message.includes('control key');
    if (one('key-form').hidden) setTimeout(connect, 2000);
    return;
  }
  if (key) sessionStorage.setItem('key', key);
  one('fault-kind').value = 'BadGateway';
  events = new EventSource('emulator/events' + (key ? '?key=' + encodeURIComponent(key) : ''));
  events.addEventListener('message', message => {
    connected(true);
    show(JSON.parse(message.data));
  });
  events.addEventListener('error', () => connected(false));
}

const needs = { statusCode: ['Answer', 'ExecuteThenAnswer', 'AnswerWith'], delay: ['ThrottleFor', 'ThrottleUntil', 'GatewayThrottle', 'DelayBeforeExecuting', 'DelayAfterExecuting', 'ExecuteLate', 'ListLag'] };

one('fault-form').addEventListener('submit', event => {
  event.preventDefault();
  const kind = one('fault-kind').value;
  const fault = { kind, count: Number(one('fault-count').value) };
  if (one('fault-operation').value) fault.operation = one('fault-operation').value;
  if (needs.statusCode.includes(kind)) fault.statusCode = 500;
  if (needs.delay.includes(kind)) fault.delay = '00:00:03';
  if (kind === 'GatewayThrottle') fault.limit = 60;
  act('POST', 'faults', fault);
});
one('clear-faults').addEventListener('click', () => act('DELETE', 'faults'));
one('freeze').addEventListener('click', () => act('POST', state?.clock.isFrozen ? 'clock/unfreeze' : 'clock/freeze'));
one('speed').addEventListener('change', () => act('POST', 'clock/speed', { speed: Number(one('speed').value) }));
one('reset').addEventListener('click', () => act('POST', 'reset'));
document.querySelectorAll('[data-advance]').forEach(button => button.addEventListener('click', () => act('POST', 'clock/advance', { by: button.dataset.advance })));
one('close-detail').addEventListener('click', closeTask);
one('close-request').addEventListener('click', () => { one('request-detail').hidden = true; });
one('detail-filter').addEventListener('change', showSubTasks);
one('detail-target').addEventListener('input', showSubTasks);
one('key-form').addEventListener('submit', event => {
  event.preventDefault();
  key = one('key').value;
  connect();
});
connect();
