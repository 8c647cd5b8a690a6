/**
 * The texts that the server needs before it listens, and while it turns people away, each by its
 * own file: the whole catalogue is a thousand files, and Node would read every one of them first.
 */
export { common_flag_unknown } from './generated/messages/common_flag_unknown.js';
export { start_help } from './generated/messages/start_help.js';
export { start_local } from './generated/messages/start_local.js';
export { start_network } from './generated/messages/start_network.js';
export { start_no_network } from './generated/messages/start_no_network.js';
export { start_running } from './generated/messages/start_running.js';
export { config_port } from './generated/messages/config_port.js';
export { config_host } from './generated/messages/config_host.js';
export { config_origin } from './generated/messages/config_origin.js';
export { config_address_header } from './generated/messages/config_address_header.js';
export { config_xff_depth } from './generated/messages/config_xff_depth.js';
export { config_listen_in_use } from './generated/messages/config_listen_in_use.js';
export { config_listen_refused } from './generated/messages/config_listen_refused.js';
export { database_no_directory } from './generated/messages/database_no_directory.js';
export { database_not_writable } from './generated/messages/database_not_writable.js';
export { database_damaged } from './generated/messages/database_damaged.js';
export { database_newer } from './generated/messages/database_newer.js';
export { database_busy } from './generated/messages/database_busy.js';
export { database_in_use } from './generated/messages/database_in_use.js';
export { database_in_use_at } from './generated/messages/database_in_use_at.js';
export { database_full } from './generated/messages/database_full.js';
export { database_unsafe_disk } from './generated/messages/database_unsafe_disk.js';
export { database_failed } from './generated/messages/database_failed.js';
export { door_bad_request } from './generated/messages/door_bad_request.js';
export { door_wrong_host } from './generated/messages/door_wrong_host.js';
export { door_long_headers } from './generated/messages/door_long_headers.js';
export { door_wrong_method } from './generated/messages/door_wrong_method.js';
